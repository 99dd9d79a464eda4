namespace Isolation.Native.Tests;

/// <summary>OPTIONAL steps may fail, FALLBACK steps run only in place of one that did.</summary>
public sealed class OptionalTests
{
    private const StepFlags Both = StepFlags.Optional | StepFlags.Fallback;

    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void AFailureIsToldAndTheScriptGoesOn(Identity who)
    {
        var script = who.World().Add(Op.ChangeDirectory, StepFlags.Optional, "/no/such");
        var outcome = Launch.Run(who, script.Shell("echo ran"));
        Assert.Equal("ran\n", outcome.Succeeded());
        Assert.Equal([Status.StepSkipped(script.Last - 1, Errno.ENOENT, Op.ChangeDirectory)], Skipped(outcome));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AFallbackRunsAfterAFailure(Identity who)
    {
        var script = who.World().Add(Op.ChangeDirectory, StepFlags.Optional, "/no/such").Add(Op.ChangeDirectory, StepFlags.Fallback, "/usr");
        Assert.Equal("/usr", Launch.Run(who, script.Exec(Files.Probe, "show")).Probed("cwd"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AFallbackDoesNotRunAfterSuccess(Identity who)
    {
        var script = who.World().Add(Op.ChangeDirectory, StepFlags.Optional, "/usr").Add(Op.ChangeDirectory, StepFlags.Fallback, "/no/such");
        var outcome = Launch.Run(who, script.Exec(Files.Probe, "show"));
        Assert.Equal("/usr", outcome.Probed("cwd"));
        Assert.Empty(Skipped(outcome));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AFallbackThatFailsIsAFailure(Identity who)
    {
        var script = who.World().Add(Op.ChangeDirectory, StepFlags.Optional, "/no/such").Add(Op.ChangeDirectory, StepFlags.Fallback, "/dev/null");
        Launch.Run(who, script.Exec("/bin/true")).FailedWith(Status.StepFailed(script.Last - 1, Errno.ENOTDIR, Op.ChangeDirectory));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void FallbacksFormAChainThatEndsAtTheFirstSuccess(Identity who)
    {
        var script = who.World()
            .Add(Op.ChangeDirectory, StepFlags.Optional, "/no/such")
            .Add(Op.ChangeDirectory, Both, "/dev/null")
            .Add(Op.ChangeDirectory, Both, "/usr")
            .Add(Op.ChangeDirectory, StepFlags.Fallback, "/bin");
        var first = script.Last - 3;
        var outcome = Launch.Run(who, script.Exec(Files.Probe, "show"));
        Assert.Equal("/usr", outcome.Probed("cwd"));
        Assert.Equal(
            [Status.StepSkipped(first, Errno.ENOENT, Op.ChangeDirectory), Status.StepSkipped(first + 1, Errno.ENOTDIR, Op.ChangeDirectory)],
            Skipped(outcome));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void MapsFallBackToo(Identity who)
    {
        var script = new Script().Clone(New.User)
            .Add(Op.MapRun, StepFlags.Optional, "/no/such/newuidmap", "0", "0", "1")
            .Add(Op.MapWrite, StepFlags.Fallback, "uid_map", $"7 {who.Uid} 1")
            .Exec(Files.Probe, "show");
        var outcome = Launch.Run(who, script);
        Assert.Equal("7 7", outcome.Probed("uid"));
        Assert.Equal([new Status(StatusKind.StepSkipped, 1, Errno.ENOENT, 0)], Skipped(outcome));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodysStepsMayBeOptional(Identity who)
    {
        string[] refusal = [Files.Refuse, "capset=EPERM", "--"];
        var optional = who.World().Add(Op.Ambient, StepFlags.Optional, "0").Shell("echo ran");
        var outcome = Launch.Run(who, optional, refusal);
        Assert.Equal("ran\n", outcome.Succeeded());
        Assert.Equal([Status.StepSkipped(optional.Last - 1, Errno.EPERM, Op.Ambient)], Skipped(outcome));

        foreach (var required in new[] { who.World().Add(Op.Ambient, "0").Exec("/bin/true"), who.World().Add(Op.Ambient, "0").ExecAsInit("/bin/true") })
        {
            Launch.Run(who, required, refusal).FailedWith(Status.StepFailed(required.Last - 1, Errno.EPERM, Op.Ambient));
        }
    }

    private static IEnumerable<Status> Skipped(Outcome outcome) => outcome.Records.Where(record => record.Kind == StatusKind.StepSkipped);
}
