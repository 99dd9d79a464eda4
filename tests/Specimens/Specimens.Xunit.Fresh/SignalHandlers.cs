using System.Runtime.InteropServices;

namespace Specimens;

/// <summary>Handlers that the test sets, for signals that it sends itself.</summary>
[IsolatedNetwork]
public class SignalHandlers
{
    [Theory]
    [InlineData(PosixSignal.SIGTERM, 15)]
    [InlineData(PosixSignal.SIGINT, 2)]
    [InlineData(PosixSignal.SIGQUIT, 3)]
    [InlineData(PosixSignal.SIGHUP, 1)]
    [InlineData(PosixSignal.SIGCHLD, 17)]
    [InlineData(PosixSignal.SIGCONT, 18)]
    [InlineData(PosixSignal.SIGWINCH, 28)]
    [InlineData((PosixSignal)10, 10)]
    public void Run_each_time(PosixSignal signal, int number)
    {
        using var came = new SemaphoreSlim(0);
        using (PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            came.Release();
        }))
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(0, Libc.Kill(Environment.ProcessId, number));
                Assert.True(came.Wait(Patience.Time), "the handler does not run");
            }
        }
    }

    [Fact]
    public void CancelKeyPress_can_cancel()
    {
        using var came = new ManualResetEventSlim();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            came.Set();
        };
        Libc.Kill(Environment.ProcessId, 2);
        came.Wait("CancelKeyPress");
    }

    [Fact]
    public void All_handlers_run_once()
    {
        var (first, second) = (0, 0);
        using var came = new CountdownEvent(2);
        using var one = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => { context.Cancel = true; Interlocked.Increment(ref first); came.Signal(); });
        using var two = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => { context.Cancel = true; Interlocked.Increment(ref second); came.Signal(); });
        Libc.Kill(Environment.ProcessId, 1);
        Assert.True(came.Wait(Patience.Time));
        Assert.Equal((1, 1), (first, second));
    }
}
