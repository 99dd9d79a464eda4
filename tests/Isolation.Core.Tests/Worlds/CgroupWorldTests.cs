using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class CgroupWorldTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Cgroup };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void ItsCgroupIsTheRoot(Identity who) =>
        Assert.All(Body.Lines(who, Plan, "cat /proc/self/cgroup"), line => Assert.EndsWith(":/", line, StringComparison.Ordinal));

    /// <summary>The body finds itself, and so its limits, at the top of every hierarchy that is mounted.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void ItIsAtTheTopOfEachHierarchy(Identity who)
    {
        var hierarchies = HostFacts.Current.Cgroups.Select(place => place.MountPoint).ToArray();
        Assert.NotEmpty(hierarchies);
        var missing = Body.Output(who, Plan, $"for h in {string.Join(' ', hierarchies)}; do grep -qx $$ $h/cgroup.procs || echo $h; done");
        Assert.Equal("", missing);
        var roots = Body.Lines(who, Plan, "awk '{ root[$5] = $4 } END { for (m in root) print m, root[m] }' /proc/self/mountinfo");
        Assert.All(hierarchies, hierarchy => Assert.Contains($"{hierarchy} /", roots));
    }
}
