using Xunit.Abstractions;

namespace Specimens;

public class ConstructorThrows : IDisposable
{
    public ConstructorThrows() => throw new InvalidOperationException("constructor");

    [Fact]
    public void NeverRuns() => Assert.True(true);

    public void Dispose() => throw new InvalidOperationException("must not be disposed");
}

public class DisposeThrows : IDisposable
{
    [Fact]
    public void BodyPasses() => Assert.True(true);

    [Fact]
    public void BodyFailsToo() => Assert.Fail("body");

    public void Dispose() => throw new InvalidOperationException("Dispose");
}

public class InitializeThrows(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    public async Task InitializeAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("InitializeAsync");
    }

    [Fact]
    public void NeverRuns() => Assert.True(true);

    public Task DisposeAsync()
    {
        output.WriteLine("DisposeAsync");
        return Task.CompletedTask;
    }

    public void Dispose() => output.WriteLine("Dispose");
}

public class DisposeAsyncThrows : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public void BodyPasses() => Assert.True(true);

    public async Task DisposeAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("DisposeAsync");
    }
}

public class StaticConstructorThrows
{
    private static readonly int Value = int.Parse("not a number");

    [Fact]
    public void NeverRuns() => Assert.Equal(0, Value);
}

public class TwoConstructors
{
    public TwoConstructors()
    {
    }

    public TwoConstructors(int unused) => _ = unused;

    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public class UnresolvedArguments
{
    public UnresolvedArguments(string name, Uri address) => _ = (name, address);

    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public class OptionalArguments
{
    private readonly int number;

    public OptionalArguments(int number = 7) => this.number = number;

    [Fact]
    public void GetsTheDefault() => Assert.Equal(7, number);
}

public abstract class AbstractTests
{
    [Fact]
    public void NeverFound() => Assert.Fail("an abstract class is no test class");
}
