namespace Isolation.Native.Tests;

/// <summary>Each set-up step does what it says, and a failure is told with the step's id, its errno and its op.</summary>
public sealed class StepTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void MountMounts(Identity who)
    {
        using var folder = new Folder();
        var script = who.World().Mount("stage", folder.Path, "tmpfs", data: "mode=750,size=64k").Mount(folder.Path, folder.Path, "", MountFlags.Bind)
            .Shell($"stat -f -c %T {folder.Path}; stat -c %a {folder.Path}; echo x > {folder["inside"]}");
        Assert.Equal("tmpfs\n750\n", Launch.Run(who, script).Succeeded());
        Assert.False(File.Exists(folder["inside"]));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void MountMoves(Identity who)
    {
        using var folder = new Folder();
        var (from, to) = (folder.MakeDirectory("from"), folder.MakeDirectory("to"));
        var script = who.World().Mount("stage", from, "tmpfs").Add(Op.Touch, from + "/moved", "644").Mount(from, to, "", MountFlags.Move)
            .Shell($"ls {from} {to}");
        Assert.Equal($"{from}:\n\n{to}:\nmoved\n", Launch.Run(who, script).Succeeded());
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void MountFails(Identity who)
    {
        AssertFails(who, Errno.ENOENT, who.World().Mount("/no/such/source", "/mnt", "", MountFlags.Bind));
        AssertFails(who, Errno.ENOENT, who.World().Mount("none", "/no/such/target", "tmpfs"));
        AssertFails(who, Errno.ENODEV, who.World().Mount("none", "/mnt", "no-such-type"));
        AssertFails(who, Errno.EINVAL, who.World().Mount("none", "/mnt", "tmpfs", data: "size=nonsense"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WriteWrites(Identity who)
    {
        var script = who.World(New.Net).Add(Op.Write, "/proc/sys/net/ipv4/ip_unprivileged_port_start", "77")
            .Add(Op.Write, "/proc/sys/kernel/ns_last_pid", "12344")
            .Shell("cat /proc/sys/net/ipv4/ip_unprivileged_port_start; echo $$");
        Assert.Equal("77\n12345\n", Launch.Run(who, script).Succeeded());
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WriteFails(Identity who)
    {
        using var folder = new Folder();
        AssertFails(who, Errno.ENOENT, who.World().Add(Op.Write, folder["nothing"], "x"));
        AssertFails(who, Errno.EINVAL, who.World(New.Net).Add(Op.Write, "/proc/sys/net/ipv4/ip_unprivileged_port_start", "many"));
        AssertFails(who, 21 /* EISDIR */, who.World().Add(Op.Write, folder.Path, "x"));
        AssertFails(who, Errno.ENOSPC, who.World().Add(Op.Write, "/dev/full", "x"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void NamesAreSet(Identity who)
    {
        var script = who.Script(New.Uts).Add(Op.HostName, "a-host").Add(Op.DomainName, "a.domain").Exec(Files.Probe, "show");
        var outcome = Launch.Run(who, script);
        Assert.Equal("a-host", outcome.Probed("hostname"));
        Assert.Equal("a.domain", outcome.Probed("domainname"));
        Assert.NotEqual("a-host", Environment.MachineName);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void NamesThatAreTooLongFail(Identity who)
    {
        AssertFails(who, Errno.EINVAL, who.Script(New.Uts).Add(Op.HostName, new string('x', 65)));
        AssertFails(who, Errno.EINVAL, who.Script(New.Uts).Add(Op.DomainName, new string('x', 65)));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void LoopbackComesUp(Identity who)
    {
        var down = Launch.Run(who, who.World(New.Net).Shell("cat /proc/net/if_inet6"));
        Assert.Equal("", down.Succeeded());
        var up = Launch.Run(who, who.World(New.Net).Add(Op.Loopback).Shell("cat /proc/net/if_inet6; cat /proc/net/fib_trie"));
        Assert.Contains("00000000000000000000000000000001", up.Succeeded());
        Assert.Contains("127.0.0.1", up.Output);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void LoopbackFails(Identity who) =>

        // The network namespace belongs to the outer user namespace, whose capabilities are lost in the inner one.
        AssertFails(who, Errno.EPERM, who.World(New.Net).Add(Op.Unshare, ((uint)New.User).ToString()).Add(Op.Loopback));

    [Theory]
    [MemberData(nameof(Identities))]
    public void UnshareMakesATimeNamespace(Identity who)
    {
        var script = who.World().Add(Op.Unshare, ((uint)New.Time).ToString()).Add(Op.Write, "/proc/self/timens_offsets", "boottime 8640000 0")
            .Shell("cut -d. -f1 /proc/uptime");
        var uptime = long.Parse(Launch.Run(who, script).Succeeded());
        Assert.InRange(uptime, 8640000, 8640000 + Environment.TickCount64 / 1000 + 60);
        Assert.True(Environment.TickCount64 / 1000 < 8640000);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void UnshareFails(Identity who) =>
        AssertFails(who, Errno.EPERM, who.World().Add(Op.Unshare, ((uint)New.Uts).ToString()), Files.Refuse, "unshare=EPERM", "--");

    [Theory]
    [MemberData(nameof(Identities))]
    public void DirectoriesFilesAndLinksAreMadeAndMayExist(Identity who)
    {
        using var folder = new Folder();
        var script = who.World();
        for (var i = 0; i < 2; i++)
        {
            script.Add(Op.MakeDirectory, folder["d"], "1777").Add(Op.Touch, folder["d/f"], "666").Add(Op.SymbolicLink, "d/f", folder["l"]);
        }

        var outcome = Launch.Run(
            who, script.Shell($"stat -c '%A %s' {folder["d/f"]}; stat -c %A {folder["d"]}; readlink {folder["l"]}; umask"),
            "/bin/sh", "-c", "umask 077; exec \"$0\"");
        Assert.Equal("-rw-rw-rw- 0\ndrwxrwxrwt\nd/f\n0077\n", outcome.Succeeded());
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WhatCannotBeMadeFails(Identity who)
    {
        AssertFails(who, Errno.ENOENT, who.World().Add(Op.MakeDirectory, "/no/such", "755"));
        AssertFails(who, Errno.ENOENT, who.World().Add(Op.Touch, "/no/such", "644"));
        AssertFails(who, Errno.ENOENT, who.World().Add(Op.SymbolicLink, "x", "/no/such"));
        AssertFails(who, Errno.ENOTDIR, who.World().Add(Op.MakeDirectory, "/dev/null/x", "755"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheWorkingDirectoryChanges(Identity who)
    {
        using var folder = new Folder();
        Assert.Equal(folder.Path, Launch.Run(who, who.World().Add(Op.ChangeDirectory, folder.Path).Exec(Files.Probe, "show")).Probed("cwd"));
        AssertFails(who, Errno.ENOENT, who.World().Add(Op.ChangeDirectory, folder["nothing"]));
        AssertFails(who, Errno.ENOTDIR, who.World().Add(Op.ChangeDirectory, folder.Write("file", "")));
    }

    private static void AssertFails(Identity who, int errno, Script script, params string[] stage)
    {
        var (id, op) = (script.Last, script.LastOp);
        script.Add(Op.HostName, "never").Exec("/bin/echo", "never");
        Launch.Run(who, script, stage).FailedWith(Status.StepFailed(id, errno, op));
    }
}
