using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class MountWorldTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Mount };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void WhatIsMountedStaysInside(Identity who)
    {
        var before = HostMounts();
        var propagation = Body.Output(who, Plan, "mount -t tmpfs none /mnt && echo x > /mnt/x && cut -d' ' -f7 /proc/self/mountinfo | sort -u");

        // No mount is shared or a slave: the field of optional tags is the dash that ends them.
        Assert.Equal("-", propagation);
        Assert.Equal(before, HostMounts());
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void MountsAreAsAsked(Identity who)
    {
        using var folder = new Folder();
        var (scratch, source, target, closed) = (folder.MakeDirectory("scratch"), folder.MakeDirectory("source"), folder.MakeDirectory("target"), folder.MakeDirectory("closed"));
        File.WriteAllText(Path.Combine(source, "here"), "bound");
        var plan = Plan with { TmpFs = [$"{scratch}:size=64k,mode=700,ro"], Bind = [$"{source}:{target}"], ReadOnly = [closed] };

        var lines = Body.Lines(
            who, plan, $"stat -f -c %T {scratch}; stat -c %a {scratch}; touch {scratch}/x 2>&1 | grep -o Read-only; cat {target}/here; echo; echo y > {target}/there; touch {closed}/x 2>&1 | grep -o Read-only");
        Assert.Equal(["tmpfs", "700", "Read-only", "bound", "Read-only"], lines);
        Assert.True(File.Exists(Path.Combine(source, "there")));
        Assert.Empty(Directory.GetFileSystemEntries(target));
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void ATargetBelowATmpFsIsMade(Identity who)
    {
        using var folder = new Folder();
        var (scratch, source) = (folder.MakeDirectory("scratch"), folder.MakeDirectory("source"));
        var file = folder.Write("file", "text");
        var plan = Plan with { TmpFs = [scratch], Bind = [$"{source}:{scratch}/a/b", $"{file}:{scratch}/a/file"], ReadOnly = [$"{scratch}/a/b"] };
        Assert.Equal(["b", "file", "text", "Read-only"], Body.Lines(who, plan, $"ls {scratch}/a; cat {scratch}/a/file; echo; touch {scratch}/a/b/x 2>&1 | grep -o Read-only"));
        Assert.Empty(Directory.GetFileSystemEntries(scratch));
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AllIsReadOnlyButATmpFs(Identity who)
    {
        using var folder = new Folder();
        var scratch = folder.MakeDirectory("scratch");
        var plan = new IsolationPlan { Requested = NamespaceKind.Network | NamespaceKind.Ipc, TmpFs = [scratch], ReadOnly = ["/"] };
        var lines = Body.Lines(
            who, plan, $"touch {folder.Path}/x 2>&1 | grep -o Read-only; touch /x 2>&1 | grep -o Read-only; echo x > {scratch}/x && cat {scratch}/x; cat /proc/sys/net/ipv4/ip_unprivileged_port_start; echo 1 2>/dev/null > /proc/sys/net/ipv4/ip_forward || echo closed; echo > /dev/null && ls /sys/class/net");
        Assert.Equal(["Read-only", "Read-only", "x", "0", "closed", "lo"], lines);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void NothingOnTheHostChanges(Identity who)
    {
        var before = HostState();
        Body.Output(who, new IsolationPlan { Requested = NamespaceKind.All, HostName = "other", DomainName = "nis", BootTime = TimeSpan.FromDays(3) }, "true");
        Assert.Equal(before, HostState());
    }

    /// <summary>Where set-up and these bodies mount; elsewhere others may be at work.</summary>
    private static string HostMounts()
    {
        string[] roots = ["/dev", "/sys", "/proc", "/mnt"];
        return string.Join('\n', File.ReadAllLines("/proc/self/mountinfo").Where(
            line => line.Split(' ')[4] is var target && (target is "/" or "/tmp" || roots.Any(root => MountItem.Covers(root, target)))));
    }

    private static string HostState() => string.Join(
        '\n',
        HostMounts(),
        string.Join(' ', new DirectoryInfo("/dev").EnumerateFileSystemInfos().Select(info => $"{info.Name} {info.LinkTarget} {info.UnixFileMode}").Order()),
        File.ReadAllText("/proc/sys/kernel/hostname"),
        File.ReadAllText("/proc/sys/kernel/domainname"),
        File.ReadAllText("/proc/sys/net/ipv4/ping_group_range"),
        File.ReadAllText("/proc/sys/net/ipv4/ip_unprivileged_port_start"),
        File.ReadAllText("/proc/sys/kernel/pid_max"),
        string.Join(' ', Directory.GetDirectories("/sys/class/net").Order()));
}
