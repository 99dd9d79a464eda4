using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>What bodies that do their worst come to, and their innocent siblings.</summary>
internal static class FaultTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("Exits.InnocentBefore"),
        Fails("Exits.ExitWith0", "exited with code 0"),
        Fails("Exits.ExitWith3", "exited with code 3", "last words before exit 3"),
        Fails("Exits.ExitAtOnceWith0", "exited with code 0"),
        Fails("Exits.ExitFromABackgroundThread", "exited with code 4"),
        Fails("Exits.FailFast", "killed by SIGABRT", "failing fast on purpose"),
        Fails("Exits.UnhandledOnAThread", "killed by SIGABRT", "unhandled on a thread"),
        Fails("Exits.AsyncVoidThrowsLater", "killed by SIGABRT", "thrown by an async void"),
        Passes("Exits.InnocentAfter"),
        Fails("ExitsInConstructor.NeverRuns", "exited with code 5"),
        Fails("ExitsInDispose.BodyPasses", "exited with code 0"),
        Fails("ExitsInFixture.NeverRuns", "exited with code 6"),

        Passes("Crashes.InnocentBefore"),
        Fails("Crashes.StackOverflow", "killed by SIGABRT", "Stack overflow"),
        Fails("Crashes.AccessViolation", "killed by SIGABRT", "AccessViolationException"),
        Fails("Crashes.NullDereferenceIsAnOrdinaryFailure", "System.NullReferenceException"),
        Passes("Crashes.InnocentAfter"),

        Passes("Descriptors.InnocentBefore"),
        Fails("Descriptors.ClosesEveryDescriptor"),
        Fails("Descriptors.WritesGarbageToEveryDescriptor", "result channel"),
        Fails("Descriptors.WritesOnesToEveryDescriptor", "result channel"),
        Fails("Descriptors.WritesZeroesToEveryDescriptor", "result channel"),
        Passes("Descriptors.WritesTenMegabytesToStdout"),
        Passes("Descriptors.InnocentAfter"),

        Passes("Hangs.InnocentBefore"),
        Fails("Hangs.EndlessLoop", "within 8 s (TimeoutSeconds)", "about to loop for ever"),
        Fails("Hangs.EndlessAwait", "within 8 s (TimeoutSeconds)"),
        Fails("Hangs.BlocksAndIgnoresEverySignal", "within 8 s (TimeoutSeconds)"),
        Passes("Hangs.ForegroundThreadStays"),
        Passes("Hangs.InnocentAfter"),
        Fails("HangsInFixture.NeverRuns", "within 8 s (TimeoutSeconds)"),
        Passes("NotIsolatedBesideHangs.Passes"),

        Passes("ClassThatHangs.InnocentOne"),
        Fails("ClassThatHangs.GuiltyOfHanging", "within 8 s (TimeoutSeconds)"),
        Passes("ClassThatHangs.InnocentTwo"),
        Fails("ClassThatHangs.InnocentFailure", "an ordinary failure"),
        Passes("ClassThatCrashes.InnocentOne"),
        Fails("ClassThatCrashes.GuiltyOfCrashing", "killed by SIGKILL"),
        Passes("ClassThatCrashes.InnocentTwo"),
        Passes("ClassThatCrashes.InnocentThree"),
        Fails("ClassThatCrashes.InnocentFailure", "an ordinary failure"),
        Passes("ClassThatExits.InnocentOne"),
        Fails("ClassThatExits.GuiltyOfExiting0", "exited with code 0"),
        Passes("ClassThatExits.InnocentRows(row: 1)"),
        Passes("ClassThatExits.InnocentRows(row: 2)"),
        Fails("ClassWhoseFixtureExits.NeverRuns", "exited with code 6"),
        Fails("ClassWhoseFixtureExits.NeverRunsEither", "exited with code 6"),

        .. LeftoversOf("LeftoversInAPidNamespace"),
        .. LeftoversOf("LeftoversWithoutANamespace"),

        Passes("Lingers.InNamespaces"),
        Passes("Lingers.WithoutANamespace"),
        Passes("Lingers.AsInit"),

        Passes("KillsAll.InnocentBefore"),
        Passes("KillsAll.EverythingItSees"),
        Passes("KillsAll.ItsInit"),
        Fails("KillsAll.EverythingAndThenItself", "killed by SIGKILL"),
        Passes("KillsAll.InnocentAfter"),
    ];

    private static Expectation[] LeftoversOf(string name) =>
    [
        Passes($"{name}.InnocentBefore"),
        Passes($"{name}.Daemon"),
        Fails($"{name}.DaemonAndFailure", "leaves a daemon as well"),
        Fails($"{name}.DaemonAndCrash", "killed by SIGKILL"),
        Passes($"{name}.GrandchildKeepsStdout"),
        Passes($"{name}.ManyDaemons"),
        Passes($"{name}.InnocentAfter"),
    ];
}
