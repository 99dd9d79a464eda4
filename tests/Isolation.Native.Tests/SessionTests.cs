namespace Isolation.Native.Tests;

/// <summary>Process groups and sessions keep body, init and runner apart.</summary>
public sealed class SessionTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodyLeadsAProcessGroupInTheRunnersSession(Identity who)
    {
        // A session of its own would be slow to be scheduled where the kernel groups processes by session.
        using var launch = new Launch(who, who.Script(New.None).Exec(Files.Probe, "show"));
        var outcome = launch.End();
        Assert.Equal(outcome.Probed("pid"), outcome.Probed("pgid"));
        Assert.Equal($"{Libc.SessionId(0)}", outcome.Probed("sid"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheSupervisorLeadsAProcessGroupOfItsOwn(Identity who)
    {
        using var launch = new Launch(who, who.World().Exec(Files.Probe, "daemons", "0", "stay"));
        launch.AwaitOutput("ready");
        Assert.Equal(launch.Pid, Libc.ProcessGroupId(launch.Pid));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheTerminalIsOutOfReach(Identity who)
    {
        const string Try = "(: < /dev/tty) 2>/dev/null && echo terminal || echo none";
        var outcome = Launch.Run(
            who, who.World().Shell(Try), "/bin/sh", "-c", $"exec script -qec '{Try}; {Files.Init}; exit 0' /dev/null");
        Assert.Equal("terminal none", outcome.Output.ReplaceLineEndings(" ").Trim());
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SetsidMakesItASessionLeader(Identity who)
    {
        foreach (var world in new[] { who.World(), who.Script(New.None) })
        {
            var outcome = Launch.Run(who, world.Add(Op.SetSid).Exec(Files.Probe, "show"));
            Assert.Equal(outcome.Probed("pid"), outcome.Probed("sid"));
            Assert.Equal(outcome.Probed("pid"), outcome.Probed("pgid"));
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void InAPidNamespaceTheBodysParentIsInit(Identity who)
    {
        var outcome = Launch.Run(who, who.World().Exec(Files.Probe, "show"));
        Assert.Equal("1", outcome.Probed("ppid"));
        Assert.Equal("2", outcome.Probed("pid"));
    }
}
