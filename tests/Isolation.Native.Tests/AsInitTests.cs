namespace Isolation.Native.Tests;

/// <summary>With AS_INIT the cloned process itself is the body: PID 1, with all that this means.</summary>
public sealed class AsInitTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodyIsPidOne(Identity who)
    {
        using var launch = new Launch(who, who.World().ExecAsInit(Files.Probe, "show").ToArray(), withBodyPipes: true);
        var outcome = launch.End();
        Assert.Equal("1", outcome.Probed("pid"));
        Assert.Equal("0", outcome.Probed("ppid"));
        Assert.Equal("1", outcome.Probed("pgid"));
        Assert.Equal("0 1 2 3 4", outcome.Probed("descriptors"));
        Assert.Equal("", outcome.Probed("blocked"));
        Assert.Equal(1, outcome.Records.Single(record => record.Kind == StatusKind.Started).Value);
        outcome.Succeeded();
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ItsEndIsTold(Identity who)
    {
        foreach (var code in new[] { 0, 3, 71, 255 })
        {
            var outcome = Launch.Run(who, who.World().ExecAsInit("/bin/sh", "-c", $"exit {code}"));
            Assert.Equal(Status.Exited(code), outcome.Last);
            Assert.Equal(0, outcome.ExitCode);
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ItsKillingIsTold(Identity who)
    {
        using var launch = new Launch(who, who.World().ExecAsInit(Files.Probe, "daemons", "3", "stay"));
        launch.AwaitOutput("ready");
        Assert.Equal(0, Libc.Kill(launch.Await(StatusKind.Cloned).Value, 9));
        Assert.Equal(Status.Signaled(9), launch.End().Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SignalsReachIt(Identity who)
    {
        using var launch = new Launch(who, who.World().ExecAsInit("/bin/bash", "-c", "trap 'exit 42' TERM; echo ready; while :; do sleep 0.02; done"));
        launch.AwaitOutput("ready");
        launch.Signal(15);
        Assert.Equal(Status.Exited(42), launch.End().Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SetUpFailuresAreToldAsUsual(Identity who)
    {
        var script = who.World().Add(Op.ChangeDirectory, "/no/such").ExecAsInit("/bin/true");
        Launch.Run(who, script).FailedWith(Status.StepFailed(script.Last - 1, Errno.ENOENT, Op.ChangeDirectory));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WhatItLeftDies(Identity who) =>
        Assert.Equal("ready\n", Launch.Run(who, who.World().ExecAsInit(Files.Probe, "daemons", "5", "leave")).Succeeded());
}
