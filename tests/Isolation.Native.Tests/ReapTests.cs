namespace Isolation.Native.Tests;

/// <summary>Init adopts and reaps what the body leaves, and forwards signals to the body.</summary>
public sealed class ReapTests
{
    private const string CountZombies =
        "for i in $(seq 200); do left=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v p=$PPID '$3 == \"Z\" && $4 == p' | wc -l); " +
        "[ $left = 0 ] && break; sleep 0.05; done; echo zombies $left";

    public static TheoryData<Identity, int> Forwarded
    {
        get
        {
            var data = new TheoryData<Identity, int>();
            foreach (var who in Identity.Each)
            {
                foreach (var signal in new[] { 1, 2, 3, 10, 12, 14, 15, 18, 20, 23, 24, 25, 28, 29, 30, 34, 64 })
                {
                    data.Add(who, signal);
                }
            }

            return data;
        }
    }

    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void OrphansAreReaped(Identity who)
    {
        foreach (var script in new[] { who.World(), who.Script(New.None) })
        {
            var outcome = Launch.Run(who, script.Shell($"{Files.Probe} orphans 20 leave; {CountZombies}"));
            Assert.Equal("ready\nzombies 0\n", outcome.Succeeded());
        }
    }

    [Theory]
    [MemberData(nameof(Forwarded))]
    public void SignalsToTheSupervisorReachTheBody(Identity who, int signal)
    {
        foreach (var script in new[] { who.World(), who.Script(New.None) })
        {
            using var launch = new Launch(who, script.Exec("/bin/bash", "-c", $"trap 'exit 42' {signal}; echo ready; while :; do sleep 0.02; done"));
            launch.AwaitOutput("ready");
            launch.Signal(signal);
            Assert.Equal(Status.Exited(42), launch.End().Last);
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SignalsToInitReachTheBody(Identity who)
    {
        using var launch = new Launch(who, who.World().Exec("/bin/bash", "-c", "trap 'exit 42' TERM; echo ready; while :; do sleep 0.02; done"));
        launch.AwaitOutput("ready");
        Assert.Equal(0, Libc.Kill(launch.Await(StatusKind.Cloned).Value, 15));
        Assert.Equal(Status.Exited(42), launch.End().Last);

        var within = Launch.Run(who, who.World().Exec("/bin/bash", "-c", "trap 'exit 43' TERM; kill -TERM 1; while :; do sleep 0.02; done"));
        Assert.Equal(Status.Exited(43), within.Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AnUnhandledSignalEndsTheBodyAsUsual(Identity who)
    {
        using var launch = new Launch(who, who.World().Shell("echo ready; exec sleep 60"));
        launch.AwaitOutput("ready");
        launch.Signal(15);
        Assert.Equal(Status.Signaled(15), launch.End().Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodyCanKillItsProcessGroupWithoutKillingInit(Identity who)
    {
        foreach (var script in new[] { who.World(), who.Script(New.None) })
        {
            Assert.Equal(Status.Signaled(15), Launch.Run(who, script.Shell("kill -TERM 0; sleep 60")).Last);
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodyCanKillEveryProcessItSeesWithoutKillingInit(Identity who)
    {
        var outcome = Launch.Run(who, who.World().Shell("[ $$ = 2 ] || exit 99; sleep 60 & kill -9 -1; kill -9 1; wait; exit 5"));
        Assert.Equal(Status.Exited(5), outcome.Last);
    }
}
