namespace Isolation.Tests.Namespaces;

public sealed class MountTableTests
{
    private static readonly MountTable Mounts = MountTable.Parse(
    [
        "22 27 0:21 / /proc rw,relatime - proc proc rw",
        "23 27 0:22 / /sys rw,relatime shared:7 master:2 - sysfs sysfs rw",
        "24 27 0:6 / /dev rw - devtmpfs devtmpfs rw",
        "25 24 0:23 / /dev/shm rw - tmpfs tmpfs rw",
        "30 25 0:27 / /dev/shm rw - tmpfs tmpfs rw",
        "27 1 254:0 / / rw - ext4 /dev/vda rw",
        "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755",
        "32 31 0:29 /docker/abc /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct",
        "33 31 0:30 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,name=systemd",
        "34 31 0:31 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
        "40 27 0:50 / /mnt/with\\040space\\134and\\011tab rw - tmpfs tmpfs rw",
        "",
        "not a line of mountinfo",
    ]);

    [Fact]
    public void LinesAreRead()
    {
        Assert.Equal(11, Mounts.Entries.Count);
        Assert.Equal("sysfs", Mounts.At("/sys")!.Type);
        Assert.NotNull(Mounts.At("/mnt/with space\\and\ttab"));
    }

    [Fact]
    public void OfSeveralOnOnePointTheLastIsSeen() => Assert.Equal(30, Mounts.At("/dev/shm")!.Id);

    [Fact]
    public void OnlyDirectMountsAreNamedAndThatOnce()
    {
        Assert.Equal(["/sys/fs/cgroup"], Mounts.DirectlyOn("/sys"));
        Assert.Equal(["/dev/shm"], Mounts.DirectlyOn("/dev"));
        Assert.Empty(Mounts.DirectlyOn("/nowhere"));
    }

    [Theory]
    [InlineData("/proc/sys/fs/binfmt_misc", false)]
    [InlineData("/proc/kcore", true)]
    [InlineData("/proc/sys", true)]
    public void WhatHidesPartsOfProcIsAMask(string target, bool masked) =>
        Assert.Equal(masked, (Mounts with { Entries = [.. Mounts.Entries, new(50, 22, "/", target, "tmpfs", "ro")] }).ProcIsMasked);

    [Fact]
    public void AnotherProcThatNothingHidesPartsOfIsEnough()
    {
        MountEntry mask = new(50, 22, "/", "/proc/kcore", "tmpfs", "ro"), second = new(51, 27, "/", "/chroot/proc", "proc", "rw");
        Assert.False((Mounts with { Entries = [.. Mounts.Entries, mask, second] }).ProcIsMasked);
        Assert.True((Mounts with { Entries = [.. Mounts.Entries, mask, second, mask with { Id = 52, ParentId = 51, Target = "/chroot/proc/kcore" }] }).ProcIsMasked);
        Assert.False(MountTable.Empty.ProcIsMasked);
    }

    [Fact]
    public void OwnCgroupsAreFoundInEachHierarchy() =>
        Assert.Equal(
            [
                new CgroupPlace("/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup/cpu,cpuacct/build"),
                new CgroupPlace("/sys/fs/cgroup/systemd", "/sys/fs/cgroup/systemd"),
                new CgroupPlace("/sys/fs/cgroup/unified", "/sys/fs/cgroup/unified/user.slice/run"),
            ],
            CgroupPlace.Find(Mounts, ["9:cpu,cpuacct:/docker/abc/build", "5:name=systemd:/", "4:pids:/x", "0::/user.slice/run"]));

    /// <summary>A hierarchy whose mount does not hold the process's cgroup: in another cgroup namespace, say.</summary>
    [Fact]
    public void ACgroupOutsideOfItsMountIsLeftAlone() => Assert.Empty(CgroupPlace.Find(Mounts, ["9:cpu,cpuacct:/elsewhere"]));

    [Theory]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/a/b", true)]
    [InlineData("/a", "/ab", false)]
    [InlineData("/", "/a", true)]
    [InlineData("/a/b", "/a", false)]
    public void CoveringGoesByWholeParts(string directory, string path, bool expected) => Assert.Equal(expected, MountItem.Covers(directory, path));
}
