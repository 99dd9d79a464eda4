using System.Net.Sockets;
using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class NetworkWorldTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Network };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void LoopbackIsUpAndAlone(Identity who)
    {
        var lines = Body.Lines(who, Plan, "ls /sys/class/net; cat /sys/class/net/lo/flags; grep -c : /proc/net/dev; cut -d' ' -f1 /proc/net/if_inet6");

        // IFF_UP and IFF_LOOPBACK; one device; ::1.
        Assert.Equal(["lo", "0x9", "1", "00000000000000000000000000000001"], lines);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void EveryPortIsFreeForAnyUser(Identity who) => Body.Output(who, Plan, $"{Body.Plainly(who)} {Body.Use} bind 80");

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AnyUserMayPing(Identity who) => Body.Output(who, Plan, $"{Body.Plainly(who)} {Body.Use} ping");

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void PingRangeNamesMappedGroups(Identity who) =>
        Assert.Equal(
            who.IsRoot ? "0\t2147483647" : $"{who.Gid}\t{who.Gid}",
            Body.Output(who, Plan, "cat /proc/sys/net/ipv4/ping_group_range"));

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AbstractSocketsOfTheHostAreOutOfReach(Identity who)
    {
        var name = $"isolation-{Guid.NewGuid():N}";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint("\0" + name));
        listener.Listen();

        Assert.Equal("", Body.Output(who, new IsolationPlan { Requested = NamespaceKind.Uts }, $"{Body.Use} abstract {name}"));
        Assert.Equal("connect: Connection refused", Body.Output(who, Plan, $"{Body.Use} abstract {name} || true"));
    }

    /// <summary>The CLR reads its limits there.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void EveryMountBelowSysIsStillThere(Identity who)
    {
        const string list = "cut -d' ' -f5 /proc/self/mountinfo | grep ^/sys/ | sort -u; find /sys/fs/cgroup -maxdepth 2 -name '*.procs' | sort";
        var outside = Body.Output(who, new IsolationPlan { Requested = NamespaceKind.Uts }, list);
        Assert.Equal(outside, Body.Output(who, Plan, list));
        Assert.Contains("cgroup.procs", outside);
    }

    /// <summary>A container engine that hides parts of /sys: the kernel refuses a new one, and the host's devices must not show.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void WhereSysfsIsRefusedItsDevicesAreHidden(Identity who)
    {
        var world = Body.World(who, Plan);
        world = world with
        {
            Steps = [.. world.Steps.Select(step => step.Op == SetupOp.Mount && step.Arguments[2] == "sysfs"
                ? step with { Arguments = [step.Arguments[0], step.Arguments[1], "no-such-type", .. step.Arguments.Skip(3)] }
                : step)],
        };

        var outcome = Body.Run(who, world, "ls -A /sys/class/net; touch /sys/class/net/x 2>&1 | grep -o Read-only; ls /sys/fs/cgroup | wc -l");
        var cgroups = Directory.GetFileSystemEntries("/sys/fs/cgroup").Length;
        Assert.Equal($"Read-only\n{cgroups}\n", outcome.Succeeded());
        Assert.Contains(outcome.Records, record => record.Kind == StatusKind.StepSkipped);
    }
}
