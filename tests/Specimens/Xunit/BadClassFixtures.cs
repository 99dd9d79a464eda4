using Xunit.Abstractions;

namespace Specimens;

public sealed class FixtureThatThrows
{
    public FixtureThatThrows() => throw new InvalidOperationException("the fixture's constructor");
}

public class WithFixtureThatThrows(FixtureThatThrows fixture) : IClassFixture<FixtureThatThrows>
{
    [Fact]
    public void NeverRuns() => Assert.NotNull(fixture);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NeverRunsEither(int x) => Assert.NotEqual(0, x);
}

public sealed class FixtureWhoseInitializeThrows : IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("the fixture's InitializeAsync");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

public class WithFixtureWhoseInitializeThrows : IClassFixture<FixtureWhoseInitializeThrows>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public sealed class FixtureWhoseDisposeThrows : IDisposable
{
    public void Dispose() => throw new InvalidOperationException("the fixture's Dispose");
}

public class WithFixtureWhoseDisposeThrows : IClassFixture<FixtureWhoseDisposeThrows>
{
    [Fact]
    public void Passes() => Assert.True(true);
}

public sealed class FixtureThatOneTestSpoils : IDisposable
{
    public bool Spoilt { get; set; }

    public void Dispose()
    {
        if (Spoilt)
        {
            throw new InvalidOperationException("a test has spoilt the fixture");
        }
    }
}

/// <summary>Whichever test spoils the fixture, its siblings have passed.</summary>
public class WithFixtureThatOneTestSpoils(FixtureThatOneTestSpoils fixture) : IClassFixture<FixtureThatOneTestSpoils>
{
    [Fact]
    public void Spoils() => fixture.Spoilt = true;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Innocent(int row)
    {
        Thread.Sleep(50 * row);
        Assert.NotNull(fixture);
    }
}

public sealed class FixtureWithArguments(string name)
{
    public string Name => name;
}

public class WithFixtureWithArguments : IClassFixture<FixtureWithArguments>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public sealed class FixtureThatWantsOutput(ITestOutputHelper output)
{
    public ITestOutputHelper Output => output;
}

public class WithFixtureThatWantsOutput : IClassFixture<FixtureThatWantsOutput>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public class FixtureIsNotDeclared(Counter counter)
{
    [Fact]
    public void NeverRuns() => Assert.NotNull(counter);
}
