using Xunit.Abstractions;

namespace Specimens;

[IsolatedPid(TimeoutSeconds = 8)]
public class Hangs(ITestOutputHelper output)
{
    private const int SigBlock = 0;
    private const nint SigIgnore = 1;

    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void EndlessLoop()
    {
        Console.Error.WriteLine("about to loop for ever");
        output.WriteLine("said before the loop");
        while (true)
        {
        }
    }

    [Fact]
    public async Task EndlessAwait() => await new TaskCompletionSource().Task;

    [Fact]
    public void BlocksAndIgnoresEverySignal()
    {
        for (var signal = 1; signal <= 64; signal++)
        {
            _ = Libc.Signal(signal, SigIgnore);
        }

        var all = new byte[128];
        _ = Libc.SigFillSet(all);
        _ = Libc.PthreadSigMask(SigBlock, all, 0);
        while (true)
        {
            Thread.SpinWait(1000);
        }
    }

    /// <summary>Threads that will not end keep a CLR from ending.</summary>
    [Fact]
    public void ForegroundThreadStays()
    {
        new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = false }.Start();
        Assert.True(true);
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);
}

public sealed class HangingFixture
{
    public HangingFixture() => Thread.Sleep(Timeout.Infinite);
}

[IsolatedPid(TimeoutSeconds = 8)]
public class HangsInFixture : IClassFixture<HangingFixture>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}

public class NotIsolatedBesideHangs
{
    [Fact]
    public void Passes() => Assert.Null(IsolationContext.Current);
}
