namespace Isolation.Native.Tests;

/// <summary>
/// Nothing outlives the runner, the supervisor or the body. The body here is deaf to SIGTERM and has left daemons in sessions of
/// their own, each holding the body's output open: the output's end shows that they are dead.
/// </summary>
public sealed class LifelineTests
{
    public static TheoryData<Identity, bool> Worlds
    {
        get
        {
            var data = new TheoryData<Identity, bool>();
            foreach (var who in Identity.Each)
            {
                data.Add(who, true);
                data.Add(who, false);
            }

            return data;
        }
    }

    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Worlds))]
    public void TheLifelinesEndKillsEverything(Identity who, bool pidNamespace)
    {
        using var launch = Begin(who, pidNamespace);
        launch.HangUp();
        var outcome = launch.End();
        Assert.Equal(72, outcome.ExitCode);
        Assert.Equal(StatusKind.Started, outcome.Last.Kind);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void TheSupervisorsDeathKillsEverything(Identity who, bool pidNamespace)
    {
        using var launch = Begin(who, pidNamespace);
        launch.Signal(9);
        Assert.True(launch.End().Crashed);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void InitsDeathKillsEverything(Identity who, bool pidNamespace)
    {
        using var launch = Begin(who, pidNamespace);
        Assert.Equal(0, Libc.Kill(launch.Await(StatusKind.Cloned).Value, 9));
        Assert.Equal(new Status(StatusKind.Signaled, Status.InitId, 0, 9), launch.End().Last);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void TheBodysEndKillsWhatItLeft(Identity who, bool pidNamespace)
    {
        var outcome = Launch.Run(who, World(who, pidNamespace).Exec(Files.Probe, "daemons", "10", "leave"));
        Assert.Equal("ready\n", outcome.Succeeded());
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void TheBodysDeathKillsWhatItLeft(Identity who, bool pidNamespace)
    {
        var outcome = Launch.Run(who, World(who, pidNamespace).Shell($"{Files.Probe} daemons 10 leave; kill -9 $$"));
        Assert.Equal(Status.Signaled(9), outcome.Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheSupervisorsDeathKillsABodyThatIsInit(Identity who)
    {
        using var launch = new Launch(who, who.World().ExecAsInit(Files.Probe, "daemons", "3", "stay"));
        launch.AwaitOutput("ready");
        launch.Signal(9);
        Assert.True(launch.End().Crashed);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheLifelineCountsDuringSetUp(Identity who)
    {
        using var folder = new Folder();
        var program = folder.Write("slow-map", "#!/bin/sh\necho mapping\nexec sleep 60\n", "755");
        using var launch = new Launch(who, new Script().Clone(New.User).Add(Op.MapRun, program).Exec("/bin/true"));
        launch.AwaitOutput("mapping");
        launch.HangUp();
        Assert.False(launch.End().Started);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ADeathSignalSurvivesAChangeOfIds(Identity who)
    {
        // setresuid(2) clears it; here the body is PID 1, so no other watch is left. One mapped ID leaves an ordinary user none to
        // change to.
        var changed = who.IsRoot
            ? new Script().Clone(New.User | New.Pid).Add(Op.MapWrite, "uid_map", "0 100000 10").Add(Op.MapWrite, "gid_map", "0 100000 10")
                .Add(Op.SetIds, "5", "5")
            : who.World().Add(Op.SetIds, $"{who.Uid}", $"{who.Gid}");
        using var launch = new Launch(who, changed.ExecAsInit(Files.Probe, "daemons", "1", "stay"));
        launch.AwaitOutput("ready");
        launch.Signal(9);
        Assert.True(launch.End().Crashed);
    }

    private static Script World(Identity who, bool pidNamespace) => pidNamespace ? who.World() : who.Script(New.None);

    private static Launch Begin(Identity who, bool pidNamespace)
    {
        var launch = new Launch(who, World(who, pidNamespace).Exec(Files.Probe, "daemons", "10", "stay"));
        launch.AwaitOutput("ready");
        return launch;
    }
}
