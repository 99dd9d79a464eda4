using Isolation.Tests.Staging;

namespace Isolation.Tests.Namespaces;

/// <summary>What a world's steps are, as a reader of the manual pages would write them, for a runner with all capabilities.</summary>
public sealed class RootWorldTests
{
    private const string Propagation = "mount(\"none\", \"/\", NULL, MS_REC | MS_PRIVATE)";
    private const string Proc = "mount(\"proc\", \"/proc\", \"proc\", MS_NOSUID | MS_NODEV | MS_NOEXEC)";
    private const string FirstId = "? write(\"/proc/sys/kernel/ns_last_pid\", \"300\")";

    [Fact]
    public void AProcessOfItsOwn() => Expect(new() { Requested = NamespaceKind.None }, NamespaceKind.None, "clone(0)", "chdir(\"/w\")");

    [Fact]
    public void Uts() => Expect(
        new() { Requested = NamespaceKind.Uts, HostName = "web1", DomainName = "nis" },
        NamespaceKind.Uts | NamespaceKind.Pid | NamespaceKind.Mount,
        "clone(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWPID)",
        Propagation, Proc,
        "sethostname(\"web1\")", "setdomainname(\"nis\")",
        FirstId, "chdir(\"/w\")");

    [Fact]
    public void Network() => Expect(
        new() { Requested = NamespaceKind.Network },
        NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount,
        "clone(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID)",
        Propagation, Proc,
        "? mount(\"sysfs\", \"/sys/class\", \"sysfs\", MS_NOSUID | MS_NODEV | MS_NOEXEC)",
        "?else mount(\"sysfs\", \"/sys/class\", \"sysfs\", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)",
        "? mount(\"/sys/class\", \"/sys\", NULL, MS_MOVE)",
        "else mount(\"tmpfs\", \"/sys/class/net\", \"tmpfs\", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)",
        "write(\"/proc/sys/net/ipv4/ping_group_range\", \"0 2147483647\")",
        "write(\"/proc/sys/net/ipv4/ip_unprivileged_port_start\", \"0\")",
        "? write(\"/proc/sys/net/ipv6/conf/all/disable_ipv6\", \"0\")",
        "ioctl(SIOCSIFFLAGS, \"lo\", IFF_UP)",
        FirstId, "chdir(\"/w\")");

    [Fact]
    public void WhatIsMountedBelowSysIsBroughtAlong()
    {
        var host = Hosts.Root.Mounting(
            "1 0 8:1 / / rw - ext4 /dev/sda rw", "2 1 0:2 / /sys rw - sysfs sysfs rw", "3 2 0:3 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
            "4 2 0:4 / /sys/kernel/debug rw - debugfs debugfs rw", "5 3 0:5 / /sys/fs/cgroup/deeper rw - tmpfs tmpfs rw");
        var binds = Attempts(new() { Requested = NamespaceKind.Network }, host).Where(attempt => attempt.Contains("MS_BIND")).ToArray();
        Assert.Equal(
            [
                "? mount(\"/sys/fs/cgroup\", \"/sys/class/fs/cgroup\", NULL, MS_BIND | MS_REC)",
                "? mount(\"/sys/kernel/debug\", \"/sys/class/kernel/debug\", NULL, MS_BIND | MS_REC)",
            ],
            binds);
    }

    [Fact]
    public void Ipc() => Expect(
        new() { Requested = NamespaceKind.Ipc },
        NamespaceKind.Ipc | NamespaceKind.Pid | NamespaceKind.Mount,
        "clone(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWPID)",
        Propagation, Proc,
        "mount(\"mqueue\", \"/dev/mqueue\", \"mqueue\", MS_NOSUID | MS_NODEV | MS_NOEXEC)",
        FirstId, "chdir(\"/w\")");

    [Fact]
    public void IpcWhereDevHasNoDirectoryForQueues()
    {
        var host = Hosts.Root with
        {
            Devices = new DeviceDirectory([new("fd", LinkTarget: "/proc/self/fd"), new("null"), new("ptmx"), new("pts", IsDirectory: true), new("tty7"), new("net", IsDirectory: true)]),
        };
        Expect(
            new() { Requested = NamespaceKind.Ipc }, host,
            NamespaceKind.Ipc | NamespaceKind.Pid | NamespaceKind.Mount,
            "clone(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWPID)",
            Propagation, Proc,
            "mount(\"tmpfs\", \"/tmp\", \"tmpfs\", MS_NOSUID | MS_NOEXEC, \"mode=755\")",
            "mkdir(\"/tmp/.host\", 0755)",
            "mount(\"/dev\", \"/tmp/.host\", NULL, MS_BIND | MS_REC)",
            "symlink(\"/proc/self/fd\", \"/tmp/fd\")",
            "open(\"/tmp/null\", O_CREAT, 0644)",
            "mount(\"/dev/null\", \"/tmp/null\", NULL, MS_BIND)",
            "symlink(\".host/ptmx\", \"/tmp/ptmx\")",
            "mkdir(\"/tmp/pts\", 0755)",
            "mount(\"/dev/pts\", \"/tmp/pts\", NULL, MS_BIND | MS_REC)",
            "symlink(\".host/tty7\", \"/tmp/tty7\")",
            "symlink(\".host/net\", \"/tmp/net\")",
            "mkdir(\"/tmp/mqueue\", 0755)",
            "mount(\"mqueue\", \"/tmp/mqueue\", \"mqueue\", MS_NOSUID | MS_NODEV | MS_NOEXEC)",
            "mount(\"/tmp\", \"/dev\", NULL, MS_MOVE)",
            FirstId, "chdir(\"/w\")");
    }

    [Fact]
    public void Cgroup()
    {
        var host = Hosts.Root with { Cgroups = [new("/sys/fs/cgroup", "/sys/fs/cgroup/user.slice/run"), new("/sys/fs/cgroup/pids", "/sys/fs/cgroup/pids")] };
        Expect(
            new() { Requested = NamespaceKind.Cgroup }, host,
            NamespaceKind.Cgroup | NamespaceKind.Pid | NamespaceKind.Mount,
            "clone(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWCGROUP)",
            Propagation, Proc,
            "? mount(\"/sys/fs/cgroup/user.slice/run\", \"/sys/fs/cgroup\", NULL, MS_BIND | MS_REC)",
            FirstId, "chdir(\"/w\")");
    }

    [Fact]
    public void Time() => Expect(
        new() { Requested = NamespaceKind.Time, BootTime = TimeSpan.FromSeconds(90.5), Monotonic = TimeSpan.FromSeconds(-0.25) },
        NamespaceKind.Time | NamespaceKind.Pid | NamespaceKind.Mount,
        "clone(CLONE_NEWNS | CLONE_NEWPID)",
        Propagation, Proc,
        "unshare(CLONE_NEWTIME)",
        "write(\"/proc/self/timens_offsets\", \"monotonic -1 750000000\")",
        "write(\"/proc/self/timens_offsets\", \"boottime 90 500000000\")",
        FirstId, "chdir(\"/w\")");

    [Fact]
    public void TimeWithinATimeNamespaceCountsFromTheFirstOne()
    {
        var host = Hosts.Root with { BootTimeOffset = TimeSpan.FromSeconds(1000), MonotonicOffset = TimeSpan.FromSeconds(-7) };
        var plan = new IsolationPlan { Requested = NamespaceKind.Time, BootTime = TimeSpan.FromSeconds(-1), Monotonic = TimeSpan.FromSeconds(1) };
        Assert.Equal(
            ["write(\"/proc/self/timens_offsets\", \"monotonic -6 0\")", "write(\"/proc/self/timens_offsets\", \"boottime 999 0\")"],
            Attempts(plan, host).Where(attempt => attempt.Contains("timens")));
    }

    [Fact]
    public void UserIsMappedByRootHimself() => Expect(
        new() { Requested = NamespaceKind.User },
        NamespaceKind.User | NamespaceKind.Pid | NamespaceKind.Mount,
        "clone(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)",
        "write(\"/proc/PID/uid_map\", \"0 0 1\")", "write(\"/proc/PID/gid_map\", \"0 0 1\")",
        Propagation, Proc, FirstId, "chdir(\"/w\")");

    [Fact]
    public void WhoIsNotMappedTakesAnId() => Expect(
        new() { Requested = NamespaceKind.User | NamespaceKind.Time, Map = UserMap.Ranges, Users = ["0:100000:1000", "5000:200000:1"], Groups = ["7:100000:1000"] },
        NamespaceKind.User | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Time,
        "clone(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)",
        "write(\"/proc/PID/uid_map\", \"0 100000 1000\\n5000 200000 1\")", "write(\"/proc/PID/gid_map\", \"7 100000 1000\")",
        Propagation, Proc, "unshare(CLONE_NEWTIME)", "setresgid(7), setresuid(0)", FirstId, "chdir(\"/w\")");

    [Fact]
    public void ArgumentsAreWhatInitReads()
    {
        var steps = WorldBuilder.Build(new() { Requested = NamespaceKind.All, HostName = "a", BootTime = TimeSpan.FromSeconds(1) }, Hosts.Root, "/w", 0).Steps;
        Assert.Equal(["2114060288"], Arguments(SetupOp.Clone)); // 0x7e020000
        Assert.Equal(["uid_map", "0 0 1\n"], Arguments(SetupOp.MapWrite));
        Assert.Equal(["none", "/", "", "278528", ""], Arguments(SetupOp.Mount));
        Assert.Equal(["128"], Arguments(SetupOp.Unshare));
        Assert.Equal(["/proc/self/timens_offsets", "boottime 1 0\n"], Arguments(SetupOp.Write));
        Assert.Equal(["a"], Arguments(SetupOp.HostName));
        Assert.Empty(Arguments(SetupOp.Loopback));
        Assert.Equal(["/w"], Arguments(SetupOp.ChangeDirectory));

        IReadOnlyList<string> Arguments(SetupOp op) => steps.First(step => step.Op == op).Arguments;
    }

    private static void Expect(IsolationPlan plan, NamespaceKind effective, params string[] attempts) => Expect(plan, Hosts.Root, effective, attempts);

    private static void Expect(IsolationPlan plan, HostFacts host, NamespaceKind effective, params string[] attempts)
    {
        var world = WorldBuilder.Build(plan, host, "/w", 0);
        Assert.Equal(effective, world.Plan.Namespaces);
        Assert.Equal(plan.Requested, world.Plan.Requested);
        Assert.Equal(attempts, world.Steps.Select(Text));
    }

    private static string[] Attempts(IsolationPlan plan, HostFacts host) => [.. WorldBuilder.Build(plan, host, "/w", 0).Steps.Select(Text)];

    /// <summary>A question mark for what may fail, "else" for what is tried then.</summary>
    internal static string Text(SetupStep step) => step.Flags switch
    {
        SetupStepFlags.None => step.Attempt,
        SetupStepFlags.Optional => $"? {step.Attempt}",
        SetupStepFlags.Fallback => $"else {step.Attempt}",
        _ => $"?else {step.Attempt}",
    };
}
