namespace Specimens;

/// <summary>Bodies that end their process before xUnit has a result. Exit code 0 is no pass.</summary>
[IsolatedPid]
public class Exits
{
    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void ExitWith0() => Environment.Exit(0);

    [Fact]
    public void ExitWith3()
    {
        Console.Error.WriteLine("last words before exit 3");
        Environment.Exit(3);
    }

    [Fact]
    public void ExitAtOnceWith0() => Libc.ExitAtOnce(0);

    [Fact]
    public void ExitFromABackgroundThread()
    {
        new Thread(() => Environment.Exit(4)) { IsBackground = true }.Start();
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void FailFast() => Environment.FailFast("failing fast on purpose");

    [Fact]
    public void UnhandledOnAThread()
    {
        new Thread(() => throw new InvalidOperationException("unhandled on a thread")).Start();
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void AsyncVoidThrowsLater()
    {
        ThreadPool.QueueUserWorkItem(async _ =>
        {
            await Task.Delay(50);
            throw new InvalidOperationException("thrown by an async void");
        });
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);
}

/// <summary>Exits elsewhere than in the body.</summary>
[IsolatedPid]
public class ExitsInConstructor
{
    public ExitsInConstructor() => Environment.Exit(5);

    [Fact]
    public void NeverRuns() => Assert.True(true);
}

[IsolatedPid]
public class ExitsInDispose : IDisposable
{
    [Fact]
    public void BodyPasses() => Assert.True(true);

    public void Dispose() => Environment.Exit(0);
}

public sealed class ExitingFixture
{
    public ExitingFixture() => Environment.Exit(6);
}

[IsolatedPid]
public class ExitsInFixture : IClassFixture<ExitingFixture>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}
