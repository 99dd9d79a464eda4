namespace Isolation.Fork.Tests;

/// <summary>What works in a process works in a child forked from it.</summary>
public class ChildTests
{
    private static readonly string[] Settings = ["lean", "full", "server GC", "in a user namespace"];

    private static readonly string[] Checks =
    [
        "empty", "allocate", "finalizers", "pool", "delay", "parallel", "timer", "named-threads", "200-threads", "suspend", "tcp", "http", "process",
        "watcher", "emit", "exceptions", "fresh-code", "same-process", "same-threads", "own-world", "no-strangers", "fork-again", "signal-handler",
        "kill-default", "kill-hard", "signal-init", "exit", "exit-elsewhere", "leave-threads", "leave-process", "throw", "throw-elsewhere",
        "fail-fast", "overflow", "overflow-elsewhere", "null",
    ];

    public static TheoryData<string> AllSettings => new(Settings);

    /// <summary>Each check by itself, and the server lives on.</summary>
    [Theory, MemberData(nameof(AllSettings))]
    public void EveryCheckIsRightInAChild(string setting)
    {
        using var server = ForkingServer.Start(ServerSetting.Named(setting));
        var wrong = Checks.Select(check => server.Fork(check)).OfType<string>();
        Assert.Empty(wrong);
        Assert.Equal("ok", server.Ask("self"));
    }

    [Theory, MemberData(nameof(AllSettings))]
    public void ManyChildrenLiveAtOnce(string setting)
    {
        using var server = ForkingServer.Start(ServerSetting.Named(setting));
        Assert.Null(server.Fork("suspend,pool,tcp,process,exceptions,delay", 60, 12));
        Assert.Equal("ok", server.Ask("self"));
    }

    [Fact]
    public void AChildCanHaveAUserNamespaceOfItsOwn()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Equal("ok", server.Ask("world user"));
        Assert.Null(server.Fork("own-world,same-threads,pool,process", 8));
    }

    /// <summary>It is only that what a child is then in the midst of is not of the test's making: so the product refuses.</summary>
    [Fact]
    public void ThreadsThatStartAndEndAndCollectMeanwhileDoNoHarm()
    {
        using var server = ForkingServer.Start(ServerSetting.Full);
        Assert.Equal("ok", server.Ask("noise 2"));
        Assert.Null(server.Fork("suspend,allocate,pool", 60));
        Assert.Equal("ok", server.Ask("quiet"));
        Assert.Equal("ok", server.Ask("self"));
    }

    [Fact]
    public void SiblingsDrawDifferentNumbers()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Null(server.Fork("random", 20, 3));
    }

    [Fact]
    public void NothingPilesUpInTheServer()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Null(server.Fork("empty", 20));
        var before = Descriptors(server);
        Assert.Null(server.Fork("pool,kill-hard,leave-process", 300, 3));
        Assert.Equal(before, Descriptors(server));
    }

    private static string Descriptors(ForkingServer server) =>
        server.Ask("facts").Split(',').Single(fact => fact.Contains("Descriptors", StringComparison.Ordinal));
}
