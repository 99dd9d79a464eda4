namespace Isolation.Native.Tests;

/// <summary>IDs inside are those that the script maps; capabilities last over the exec as AMBIENT says.</summary>
public sealed class UserMapTests
{
    private const ulong DacOverride = 1 << 1, DacReadSearch = 1 << 2;

    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void MappedToOneself(Identity who)
    {
        var outcome = Launch.Run(who, who.UserScript(New.Pid, who.Uid, who.Gid).Exec(Files.Probe, "show"));
        Assert.Equal($"{who.Uid} {who.Uid}", outcome.Probed("uid"));
        Assert.Equal($"{who.Gid} {who.Gid}", outcome.Probed("gid"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void MappedToRoot(Identity who)
    {
        var outcome = Launch.Run(who, who.UserScript(New.Pid, 0, 0).Exec(Files.Probe, "show"));
        Assert.Equal("0 0", outcome.Probed("uid"));
        Assert.Equal("0 0", outcome.Probed("gid"));
        Assert.Equal(outcome.Probed("bounding"), outcome.Probed("effective"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void RangesNeedRoot(Identity who)
    {
        var script = new Script().Clone(New.User | New.Pid)
            .Add(Op.MapWrite, "uid_map", "0 100000 1000")
            .Add(Op.MapWrite, "gid_map", "0 200000 1000")
            .Add(Op.SetIds, "5", "6")
            .Exec(Files.Probe, "show");
        var outcome = Launch.Run(who, script);
        if (who.IsRoot)
        {
            Assert.Equal("5 5", outcome.Probed("uid"));
            Assert.Equal("6 6", outcome.Probed("gid"));
            Assert.Equal("0", outcome.Probed("effective"));
        }
        else
        {
            outcome.FailedWith(Status.StepFailed(1, Errno.EPERM, Op.MapWrite));
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AProgramCanWriteTheMaps(Identity who)
    {
        using var folder = new Folder();
        var program = folder.Write("map", "#!/bin/sh\necho \"$2 $3 $4\" > /proc/$1/uid_map\n", "755");
        var outcome = Launch.Run(
            who, new Script().Clone(New.User | New.Pid).Add(Op.MapRun, program, "9", $"{who.Uid}", "1").Exec(Files.Probe, "show"));
        Assert.Equal("9 9", outcome.Probed("uid"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AProgramThatFailsIsToldWithItsExitStatusAndItsErrorOutput(Identity who)
    {
        using var folder = new Folder();
        var failing = folder.Write("fail", "#!/bin/sh\necho \"no range for $0\" >&2\nexit 3\n", "755");
        var outcome = Launch.Run(who, new Script().Clone(New.User).Add(Op.MapRun, failing).Exec("/bin/true"));
        outcome.FailedWith(new Status(StatusKind.StepFailed, 1, Errno.EPERM, 3));
        Assert.Equal($"no range for {failing}\n", outcome.Errors);

        // It runs as any program does, not with every signal blocked as its parent.
        var asking = folder.Write("asking", "#!/bin/sh\nexec grep SigBlk /proc/self/status >&2\n", "755");
        Assert.Equal("SigBlk:\t0000000000000000\n", Launch.Run(who, new Script().Clone(New.User).Add(Op.MapRun, asking).Exec("/bin/true")).Errors);

        var killed = folder.Write("killed", "#!/bin/sh\nkill -9 $$\n", "755");
        Launch.Run(who, new Script().Clone(New.User).Add(Op.MapRun, killed).Exec("/bin/true"))
            .FailedWith(new Status(StatusKind.StepFailed, 1, Errno.EPERM, 137));
        Launch.Run(who, new Script().Clone(New.User).Add(Op.MapRun, "newuidmap-that-is-not-there").Exec("/bin/true"))
            .FailedWith(new Status(StatusKind.StepFailed, 1, Errno.ENOENT, 0));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AMapThatTheKernelRefusesIsTold(Identity who)
    {
        Launch.Run(who, new Script().Clone(New.User).Add(Op.MapWrite, "uid_map", "nonsense").Exec("/bin/true"))
            .FailedWith(Status.StepFailed(1, Errno.EINVAL, Op.MapWrite));
        var twice = who.UserScript(New.None, 0, 0).Add(Op.MapWrite, "uid_map", $"0 {who.Uid} 1");
        Launch.Run(who, twice.Exec("/bin/true")).FailedWith(Status.StepFailed(4, Errno.EPERM, Op.MapWrite));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AnIdThatIsNotMappedFails(Identity who)
    {
        var script = who.UserScript(New.Pid, 0, 0).Add(Op.SetIds, "77", "0");
        Launch.Run(who, script.Exec("/bin/true")).FailedWith(Status.StepFailed(script.Last - 1, Errno.EINVAL, Op.SetIds));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void StepsAfterAChangeOfIdsStillHaveTheirCapabilities(Identity who)
    {
        var (uid, gid) = who.IsRoot ? (5u, 6u) : (who.Uid, who.Gid);
        var begin = who.IsRoot
            ? new Script().Clone(New.User | New.Pid | New.Mount | New.Uts).Add(Op.MapWrite, "uid_map", "0 100000 10").Add(Op.MapWrite, "gid_map", "0 100000 10")
            : who.Script(New.Pid | New.Mount | New.Uts);
        if (who.IsRoot)
        {
            // Only a change away from 0 takes capabilities away.
            begin.Add(Op.SetIds, "0", "0");
        }

        var script = begin.Add(Op.SetIds, $"{uid}", $"{gid}")
            .Mount("", "/", "", MountFlags.Private | MountFlags.Recursive)
            .Mount("proc", "/proc", "proc")
            .Add(Op.HostName, "after")
            .Add(Op.Unshare, $"{(uint)New.Time}").Add(Op.Write, "/proc/self/timens_offsets", "monotonic 1000 0")
            .Exec("/bin/sh", "-c", "id -u; id -g; hostname; grep CapEff /proc/self/status");
        Assert.Equal($"{uid}\n{gid}\nafter\nCapEff:\t0000000000000000\n", Launch.Run(who, script).Succeeded());
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WithoutAmbientABodyThatIsNotRootHasNoCapability(Identity who)
    {
        var outcome = Launch.Run(who, who.UserScript(New.Pid, 1000, 1000).Exec(Files.Probe, "show"));
        Assert.Equal("0", outcome.Probed("effective"));
        Assert.Equal("0", outcome.Probed("ambient"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AmbientKeepsAllButThoseDropped(Identity who)
    {
        foreach (var asInit in new[] { false, true })
        {
            var script = who.UserScript(New.Pid, 1000, 1000).Add(Op.Ambient, $"{DacOverride | DacReadSearch}");
            var outcome = Launch.Run(who, asInit ? script.ExecAsInit(Files.Probe, "show") : script.Exec(Files.Probe, "show"));
            var expected = $"{ulong.Parse(outcome.Probed("bounding")) & ~(DacOverride | DacReadSearch)}";
            foreach (var set in new[] { "effective", "permitted", "inheritable", "ambient" })
            {
                Assert.Equal(expected, outcome.Probed(set));
            }

            Assert.Equal("1", outcome.Probed("dumpable"));
            Assert.True(ulong.Parse(expected) > DacReadSearch, outcome.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void AmbientPassesOnNothingThatIsNotThere(Identity who)
    {
        if (who.IsRoot)
        {
            return;
        }

        var outcome = Launch.Run(who, new Script().Clone(New.None).Add(Op.Ambient, "0").Exec(Files.Probe, "show"));
        Assert.Equal("0", outcome.Probed("ambient"));
    }
}
