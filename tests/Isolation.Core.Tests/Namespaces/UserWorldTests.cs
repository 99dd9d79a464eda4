using Isolation.Tests.Staging;

namespace Isolation.Tests.Namespaces;

/// <summary>What an ordinary user's world has more, and what a runner gets that lacks a capability.</summary>
public sealed class UserWorldTests
{
    [Fact]
    public void AUserNamespaceIsAddedAndMapsToOneself() => Assert.Equal(
        [
            "clone(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWPID)",
            "write(\"/proc/PID/uid_map\", \"1000 1000 1\")", "write(\"/proc/PID/setgroups\", \"deny\")", "write(\"/proc/PID/gid_map\", \"1001 1001 1\")",
            "mount(\"none\", \"/\", NULL, MS_REC | MS_PRIVATE)", "mount(\"proc\", \"/proc\", \"proc\", MS_NOSUID | MS_NODEV | MS_NOEXEC)",
            "? write(\"/proc/sys/kernel/ns_last_pid\", \"300\")", "chdir(\"/w\")", "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE)",
        ],
        Attempts(new() { Requested = NamespaceKind.Uts }));

    [Fact]
    public void AProcessOfItsOwnNeedsNone() => Assert.Equal(["clone(0)", "chdir(\"/w\")"], Attempts(new()));

    [Fact]
    public void FilePermissionOverridesAreDropped() =>
        Assert.Equal(["6"], Build(new() { Requested = NamespaceKind.Uts }).Steps.Single(step => step.Op == SetupOp.Ambient).Arguments);

    [Fact]
    public void RootInsideKeepsHisCapabilitiesByHimself()
    {
        var attempts = Attempts(new() { Requested = NamespaceKind.User, Map = UserMap.Root });
        Assert.Contains("write(\"/proc/PID/uid_map\", \"0 1000 1\")", attempts);
        Assert.Contains("write(\"/proc/PID/gid_map\", \"0 1001 1\")", attempts);
        Assert.DoesNotContain("prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE)", attempts);
    }

    [Theory]
    [InlineData(UserMap.Self, "1001 1001")]
    [InlineData(UserMap.Root, "0 0")]
    public void PingRangesNameMappedGroups(UserMap map, string range) =>
        Assert.Contains($"write(\"/proc/sys/net/ipv4/ping_group_range\", \"{range}\")", Attempts(new() { Requested = NamespaceKind.Network, Map = map }));

    /// <summary>Both ends mapped, in order inside and outside; else the body's own group.</summary>
    [Theory]
    [InlineData("1:100000:65536", "0:1001:1", "0 65536")]
    [InlineData("0:100000:5", "7:1001:1", "7 7")]
    [InlineData("5:100000:5", "9000:200000:1", "5 9000")]
    public void PingRangesAreOnesThatTheKernelTakes(string first, string second, string range)
    {
        var plan = new IsolationPlan { Requested = NamespaceKind.Network | NamespaceKind.User, Map = UserMap.Ranges, Users = ["0:1000:1"], Groups = [first, second] };
        Assert.Contains($"write(\"/proc/sys/net/ipv4/ping_group_range\", \"{range}\")", Attempts(plan));
    }

    [Fact]
    public void RangesAreMappedByTheSetUserIdPrograms()
    {
        var plan = new IsolationPlan { Requested = NamespaceKind.User, Map = UserMap.Ranges, Users = ["0:1000:1", "1:100000:65536"], Groups = ["0:1001:1"] };
        var host = Hosts.User with { NewUidMap = "/usr/bin/newuidmap", NewGidMap = "/usr/bin/newgidmap" };
        var steps = WorldBuilder.Build(plan, host, "/w", 0).Steps;
        Assert.Equal(["newuidmap PID 0 1000 1 1 100000 65536", "newgidmap PID 0 1001 1"], steps.Skip(1).Take(2).Select(step => step.Attempt));
        Assert.Equal(["/usr/bin/newuidmap", "0", "1000", "1", "1", "100000", "65536"], steps[1].Arguments);
    }

    [Fact]
    public void EmptyRangesAreWhatIsGranted()
    {
        var plan = new IsolationPlan { Requested = NamespaceKind.User, Map = UserMap.Ranges };
        var host = Hosts.User with { SubordinateUsers = [new(100000, 65536), new(300000, 10)], SubordinateGroups = [new(200000, 5)] };
        Assert.Equal(
            ["newuidmap PID 0 1000 1 1 100000 65536 65537 300000 10", "newgidmap PID 0 1001 1 1 200000 5"],
            WorldBuilder.Build(plan, host, "/w", 0).Steps.Skip(1).Take(2).Select(step => step.Attempt));
    }

    [Fact]
    public void EmptyRangesWithoutAGrantAreRefused()
    {
        var plan = Specimen.Read(method: [new IsolatedUserAttribute { Map = UserMap.Ranges }])!;
        Assert.Equal(
            "[IsolatedUser(Map = UserMap.Ranges)] on Shop.Tests.CartTests.Adds: /etc/subuid grants nothing to the user ada, and Users is empty. "
            + "Allowed: Users = [\"inner:outer:count\"], or a grant, such as: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ada",
            Assert.Throws<IsolationPlanException>(() => Build(plan)).Message);
    }

    [Theory]
    [InlineData(NamespaceKind.Uts, nameof(Capability.NetAdmin), false)]
    [InlineData(NamespaceKind.Network, nameof(Capability.NetAdmin), true)]
    [InlineData(NamespaceKind.Network, nameof(Capability.SysTime), false)]
    [InlineData(NamespaceKind.Time, nameof(Capability.SysTime), true)]
    [InlineData(NamespaceKind.Uts, nameof(Capability.SysAdmin), true)]
    [InlineData(NamespaceKind.None, nameof(Capability.SysAdmin), false)]
    public void ARunnerThatLacksWhatSetUpNeedsGetsAUserNamespace(NamespaceKind asked, string lacking, bool expected)
    {
        var world = WorldBuilder.Build(new() { Requested = asked }, Hosts.Root.Without(Enum.Parse<Capability>(lacking)), "/w", 0);
        Assert.Equal(expected, world.Plan.Namespaces.HasFlag(NamespaceKind.User));
    }

    [Fact]
    public void WhereProcIsMaskedPidIsNotTakenUnasked()
    {
        string[] masked = ["1 0 8:1 / / rw - overlay overlay rw", "2 1 0:2 / /proc rw - proc proc rw", "3 2 0:3 /null /proc/kcore rw - devtmpfs devtmpfs rw"];
        var network = WorldBuilder.Build(new() { Requested = NamespaceKind.Network }, Hosts.User.Mounting(masked), "/w", 0);
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Mount | NamespaceKind.User, network.Plan.Namespaces);
        Assert.DoesNotContain(network.Steps, step => step.Op == SetupOp.Mount && step.Arguments[2] == "proc");
        Assert.Equal(
            SetupStepFlags.Optional, network.Steps.Single(step => step.Op == SetupOp.Write && step.Arguments[0].EndsWith("ping_group_range", StringComparison.Ordinal)).Flags);

        Assert.True(WorldBuilder.Build(new() { Requested = NamespaceKind.Pid }, Hosts.User.Mounting(masked), "/w", 0).Plan.Namespaces.HasFlag(NamespaceKind.Pid));
        Assert.True(WorldBuilder.Build(new() { Requested = NamespaceKind.Uts }, Hosts.Root.Mounting(masked), "/w", 0).Plan.Namespaces.HasFlag(NamespaceKind.Pid));
        var nested = Hosts.Root.Mounting(masked) with { InInitialUserNamespace = false };
        Assert.False(WorldBuilder.Build(new() { Requested = NamespaceKind.Uts }, nested, "/w", 0).Plan.Namespaces.HasFlag(NamespaceKind.Pid));
    }

    [Fact]
    public void ABodyThatIsInitAndATimeNamespaceNeedANewKernel()
    {
        var plan = Specimen.Read(method: [new IsolatedPidAttribute { AsInit = true }, new IsolatedTimeAttribute()])!;
        var old = Hosts.Root with { KernelRelease = "6.1.0-30-amd64" };
        Assert.Equal(
            "[IsolatedPid(AsInit = true)] on Shop.Tests.CartTests.Adds and [IsolatedTime] on Shop.Tests.CartTests.Adds: a process enters its new time namespace at execve(2) "
            + "only from Linux 6.3 on, and this is Linux 6.1.0-30-amd64. Allowed here: one of the two.",
            Assert.Throws<IsolationPlanException>(() => WorldBuilder.Build(plan, old, "/w", 0)).Message);
        WorldBuilder.Build(plan, Hosts.Root, "/w", 0);
        WorldBuilder.Build(plan with { AsInit = false }, old, "/w", 0);
    }

    [Fact]
    public void CausesNameTheAttributeOrWhatNeedsTheStep()
    {
        var plan = Specimen.Read(type: [new IsolatedNetworkAttribute()], method: [new IsolatedUtsAttribute { HostName = "web1" }])!;
        var steps = Build(plan).Steps;
        Assert.Equal("[IsolatedUts] on Shop.Tests.CartTests.Adds, [IsolatedNetwork] on Shop.Tests.CartTests", Cause(SetupOp.Clone));
        Assert.Equal("needed by [IsolatedUts] on Shop.Tests.CartTests.Adds, [IsolatedNetwork] on Shop.Tests.CartTests", Cause(SetupOp.MapWrite));
        Assert.Equal("[IsolatedUts(HostName = \"web1\")] on Shop.Tests.CartTests.Adds", Cause(SetupOp.HostName));
        Assert.Equal("[IsolatedNetwork] on Shop.Tests.CartTests", Cause(SetupOp.Loopback));
        Assert.Equal("the test's working directory", Cause(SetupOp.ChangeDirectory));
        Assert.Equal("the plan", WorldBuilder.Build(new() { Requested = NamespaceKind.Network }, Hosts.User, "/w", 0).Steps[0].Cause);

        string Cause(SetupOp op) => steps.First(step => step.Op == op).Cause;
    }

    [Fact]
    public void LaunchesCountFromDifferentNumbers()
    {
        var host = Hosts.Root with { PidMax = 32768, ProcessId = 4711 };
        var bases = Enumerable.Range(0, 200).Select(launch => int.Parse(
            WorldBuilder.Build(new() { Requested = NamespaceKind.Pid }, host, "/w", (ulong)launch).Steps.Single(step => step.Op == SetupOp.Write).Arguments[1],
            System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.All(bases, first => Assert.InRange(first, 300, 32768 - 500));
        Assert.All(Enumerable.Range(0, 140), i => Assert.Equal(60, bases.Skip(i).Take(60).Distinct().Count()));
    }

    private static World Build(IsolationPlan plan) => WorldBuilder.Build(plan, Hosts.User, "/w", 0);

    private static string[] Attempts(IsolationPlan plan) => [.. Build(plan).Steps.Select(RootWorldTests.Text)];
}
