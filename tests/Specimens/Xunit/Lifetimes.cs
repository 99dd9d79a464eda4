using Xunit.Abstractions;

namespace Specimens;

public class WholeLife : IAsyncLifetime, IDisposable
{
    private readonly ITestOutputHelper output;

    public WholeLife(ITestOutputHelper output)
    {
        this.output = output;
        output.WriteLine("constructor");
    }

    public async Task InitializeAsync()
    {
        await Task.Delay(1);
        output.WriteLine("InitializeAsync");
    }

    [Fact]
    public void Passes() => output.WriteLine("body");

    [Fact]
    public void Fails()
    {
        output.WriteLine("body");
        Assert.Fail("Dispose still runs");
    }

    public async Task DisposeAsync()
    {
        await Task.Delay(1);
        output.WriteLine("DisposeAsync");
    }

    public void Dispose() => output.WriteLine("Dispose");
}

public class AsyncDisposableLife(ITestOutputHelper output) : IAsyncDisposable
{
    [Fact]
    public void Passes() => output.WriteLine("body");

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        output.WriteLine("IAsyncDisposable.DisposeAsync");
    }
}

public class OneInstancePerTest
{
    private int calls;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void EachRowHasItsOwnInstance(int row) => Assert.Equal((1, row), (++calls, row));
}
