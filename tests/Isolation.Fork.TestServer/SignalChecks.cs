using System.Runtime.InteropServices;

namespace Isolation.Fork.TestServer;

internal static partial class SignalChecks
{
    private const int SIGKILL = 9;
    private const int SIGTERM = 15;

    internal static string? HandleSignals(ChildContext context)
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, SIGTERM) })
        {
            using var handled = new ManualResetEventSlim();
            using var registration = PosixSignalRegistration.Create(signal, received =>
            {
                received.Cancel = true;
                handled.Set();
            });
            _ = kill(Environment.ProcessId, number);
            if (!handled.Wait(5000))
            {
                return $"{signal} was not handled";
            }
        }

        return null;
    }

    /// <summary>Its default action, which the runtime carries out in the name of the PID that it has cached.</summary>
    internal static string? TerminateSelf(ChildContext context) => Send(Environment.ProcessId, SIGTERM);

    internal static string? TerminateThroughInit(ChildContext context) => Send(1, SIGTERM);

    internal static string? KillSelf(ChildContext context) => Send(Environment.ProcessId, SIGKILL);

    private static string? Send(int pid, int number)
    {
        _ = kill(pid, number);
        Thread.Sleep(10000);
        return "still here";
    }

    [LibraryImport("libc")]
    private static partial int kill(int pid, int number);
}
