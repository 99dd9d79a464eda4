using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>
/// Every signal that ends a process. Of SIGTRAP the CLR makes an abort, which ends by SIGABRT or, seen once in fifteen runs, by abort(3)'s last
/// resort, an illegal instruction.
/// </summary>
internal static class SignalTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("Signals.InnocentBefore"),
        Killed(1, "SIGHUP"),
        Killed(2, "SIGINT"),
        Killed(3, "SIGQUIT"),
        Killed(4, "SIGILL"),
        Fails("Signals.ToItself(signal: 5, name: \"SIGTRAP\")", "killed by SIG", "sending SIGTRAP to myself"),
        Killed(6, "SIGABRT"),
        Killed(7, "SIGBUS"),
        Killed(8, "SIGFPE"),
        Killed(9, "SIGKILL"),
        Killed(10, "SIGUSR1"),
        Killed(11, "SIGSEGV"),
        Killed(12, "SIGUSR2"),
        Killed(14, "SIGALRM"),
        Killed(15, "SIGTERM"),
        Killed(16, "SIGSTKFLT"),
        Killed(24, "SIGXCPU"),
        Killed(25, "SIGXFSZ"),
        Killed(26, "SIGVTALRM"),
        Killed(27, "SIGPROF"),
        Killed(29, "SIGIO"),
        Killed(30, "SIGPWR"),
        Killed(31, "SIGSYS"),
        Killed(40, "signal 40"),
        Passes("Signals.InnocentAfter"),
    ];

    private static Expectation Killed(int number, string name) =>
        Fails($"Signals.ToItself(signal: {number}, name: \"{name}\")", $"killed by {name}", $"sending {name} to myself");
}
