namespace Isolation.Fork.TestServer;

/// <summary>All checks, by name.</summary>
internal static class Checks
{
    private static readonly Dictionary<string, Check> All = new[]
    {
        new Check("empty", _ => null),
        new Check("allocate", MemoryChecks.AllocateAndCollect),
        new Check("finalizers", MemoryChecks.Finalize),
        new Check("pool", ThreadChecks.RunInPool),
        new Check("delay", ThreadChecks.Delay),
        new Check("parallel", ThreadChecks.RunInParallel),
        new Check("timer", ThreadChecks.FireTimer),
        new Check("named-threads", ThreadChecks.StartNamed),
        new Check("200-threads", ThreadChecks.StartMany),
        new Check("suspend", ThreadChecks.CollectWhileThreadsAllocate),
        new Check("tcp", SystemChecks.ConnectAndAccept),
        new Check("http", SystemChecks.ServeHttp),
        new Check("process", SystemChecks.StartProcesses),
        new Check("watcher", SystemChecks.WatchFolder),
        new Check("emit", CodeChecks.Emit),
        new Check("exceptions", CodeChecks.ThrowAndCatch),
        new Check("fresh-code", CodeChecks.CompileWhatWasNeverRun),
        new Check("same-process", TwinChecks.IsSameProcess),
        new Check("same-threads", TwinChecks.HasSameThreads, NeedsThreads: true),
        new Check("own-world", TwinChecks.HasOwnWorld),
        new Check("no-strangers", TwinChecks.SharesNoPrivateFile),
        new Check("random", TwinChecks.DrawRandomNumbers),
        new Check("fork-again", TwinChecks.ForkAgain),
        new Check("signal-handler", SignalChecks.HandleSignals),
        new Check("kill-default", SignalChecks.TerminateSelf, "signal 15", ""),
        new Check("kill-hard", SignalChecks.KillSelf, "signal 9", ""),
        new Check("signal-init", SignalChecks.TerminateThroughInit, "signal 15", ""),
        new Check("exit", EndChecks.Exit, "exit 42", "body handler"),
        new Check("exit-elsewhere", EndChecks.ExitFromPool, "exit 43", ""),
        new Check("leave-threads", EndChecks.LeaveBackgroundThreads),
        new Check("leave-process", EndChecks.LeaveProcess),
        new Check("throw", EndChecks.Throw, "signal 6", ""),
        new Check("throw-elsewhere", EndChecks.ThrowInPool, "signal 6", ""),
        new Check("fail-fast", EndChecks.FailFast, "signal 6", ""),
        new Check("overflow", EndChecks.OverflowStack, "signal 6", ""),
        new Check("overflow-elsewhere", EndChecks.OverflowStackInPool, "signal 6", ""),
        new Check("null", EndChecks.ReadNull),
    }.ToDictionary(check => check.Name);

    internal static Check Named(string name) => All.TryGetValue(name, out var check) ? check : throw new ArgumentException("no check " + name);
}
