namespace Isolation.Native.Tests;

/// <summary>How the body ended is told exactly.</summary>
public sealed class EndTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    /// <summary>Signals whose default action ends a process; the real-time ones too.</summary>
    public static TheoryData<int> Fatal =>
    [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 29, 30, 31, .. Enumerable.Range(34, 31),
    ];

    [Theory]
    [MemberData(nameof(Identities))]
    public void ExitCodesAreTold(Identity who)
    {
        foreach (var code in new[] { 0, 1, 2, 42, 70, 71, 72, 126, 127, 128, 137, 255 })
        {
            foreach (var script in new[] { who.Script(New.None), who.World() })
            {
                var outcome = Launch.Run(who, script.Shell($"exit {code}"));
                Assert.Equal(Status.Exited(code), outcome.Last);
                Assert.Equal(0, outcome.ExitCode);
                Assert.Equal([StatusKind.Cloned, StatusKind.Started, StatusKind.Exited], outcome.Records.Select(record => record.Kind));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fatal))]
    public void EveryFatalSignalIsTold(int signal)
    {
        foreach (var who in Identity.Each)
        {
            foreach (var script in new[] { who.Script(New.None), who.World() })
            {
                var outcome = Launch.Run(who, script.Shell($"ulimit -c 0; kill -{signal} $$; exit 99"));
                Assert.Equal(Status.Signaled(signal), outcome.Last);
                Assert.Equal(0, outcome.ExitCode);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ACoreDumpIsTold(Identity who)
    {
        using var folder = new Folder();
        var outcome = Launch.Run(
            who, who.Script(New.None).Shell($"cd {folder.Path}; ulimit -c unlimited; kill -SEGV $$; exit 99"));
        Assert.Equal(new Status(StatusKind.Signaled, 0, 1, 11), outcome.Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void StoppedIsNotEnded(Identity who)
    {
        using var launch = new Launch(who, who.World().Shell("echo ready; (sleep 0.3; kill -CONT $$) & kill -STOP $$; echo on; exit 7"));
        var outcome = launch.End();
        Assert.Equal(Status.Exited(7), outcome.Last);
        Assert.Equal("ready\non\n", outcome.Output);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheNamespacesEndDoesNotWaitForWhatTheBodyLeft(Identity who)
    {
        var outcome = Launch.Run(who, who.World().Exec(Files.Probe, "daemons", "5", "leave"));
        Assert.Equal("ready\n", outcome.Succeeded());
    }

    [Fact]
    public void InitKilledFromWithinIsTold()
    {
        // Without a PID namespace init is an ordinary process: the body's parent.
        var who = Identity.Caller;
        var outcome = Launch.Run(who, who.Script(New.None).Shell("kill -9 $PPID; sleep 60"));
        Assert.Equal(new Status(StatusKind.Signaled, Status.InitId, 0, 9), outcome.Last);
    }
}
