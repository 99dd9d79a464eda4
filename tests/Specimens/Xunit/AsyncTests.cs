namespace Specimens;

public class AsyncTests
{
    [Fact]
    public async Task TaskPasses()
    {
        await Task.Delay(1);
        Assert.True(true);
    }

    [Fact]
    public async Task TaskFails()
    {
        await Task.Yield();
        Assert.Fail("after a yield");
    }

    [Fact]
    public async Task TaskFailsDeepInAnAsyncStack() => await Outer(3);

    [Fact]
    public async ValueTask ValueTaskPasses()
    {
        await Task.Delay(1);
        Assert.True(true);
    }

    [Fact]
    public async ValueTask ValueTaskFails()
    {
        await Task.Delay(1);
        Assert.Fail("a ValueTask fails");
    }

    [Fact]
    public async Task<int> TaskOfIntPasses() => await Task.FromResult(1);

    [Fact]
    public async void VoidPasses()
    {
        await Task.Delay(20);
        Assert.True(true);
    }

    [Fact]
    public async void VoidFails()
    {
        await Task.Delay(20);
        Assert.Fail("an async void is awaited");
    }

    [Fact]
    public async void VoidFailsAtOnce()
    {
        Assert.Fail("before the first await");
        await Task.Delay(1);
    }

    [Fact]
    public Task FaultedTaskWithTwo() => Task.WhenAll(
        Task.FromException(new InvalidOperationException("first")),
        Task.FromException(new InvalidOperationException("second")));

    [Fact]
    public Task CancelledTask() => Task.FromCanceled(new CancellationToken(canceled: true));

    [Fact]
    public Task NullTask() => null!;

    [Fact]
    public async Task WaitsForTheThreadPool()
    {
        var sum = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, 10), async (i, stop) =>
        {
            await Task.Delay(1, stop);
            Interlocked.Add(ref sum, i);
        });
        Assert.Equal(55, sum);
    }

    private static async Task Outer(int depth)
    {
        await Task.Delay(1);
        if (depth == 0)
        {
            throw new TimeoutException("at the bottom of an async stack");
        }

        await Outer(depth - 1);
    }
}
