using System.Globalization;
using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class PidWorldTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Pid };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void ProcShowsItsOwnProcessesOnly(Identity who)
    {
        var lines = Body.Lines(who, Plan, "echo $$; echo /proc/[0-9]*; readlink /proc/self/ns/pid");
        Assert.Equal($"/proc/1 /proc/{lines[0]}", lines[1]);
        Assert.NotEqual(File.ResolveLinkTarget("/proc/self/ns/pid", false)?.Name ?? "", lines[2]);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void TheBodyIsInitWhenAsked(Identity who) =>
        Assert.Equal("1", Body.Output(who, Plan with { AsInit = true }, "echo $$"));

    /// <summary>Named mutexes tell their owners by thread ID, so no two launches at a time may count from the same number.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void EachLaunchCountsFromAnotherNumber(Identity who)
    {
        var first = Enumerable.Range(0, 8)
            .Select(launch => int.Parse(Body.Output(who, Body.World(who, Plan, (ulong)launch), "echo $$"), CultureInfo.InvariantCulture)).ToArray();
        var gaps = first.Order().Zip(first.Order().Skip(1), (a, b) => b - a);
        Assert.All(gaps, gap => Assert.InRange(gap, 500, int.MaxValue));
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AProcessOfItsOwnHasTheHostsNamespaces(Identity who)
    {
        string[] kinds = ["mnt", "uts", "ipc", "net", "pid", "user", "cgroup", "time"];
        var lines = Body.Lines(who, new IsolationPlan(), $"cd /proc/self/ns; for n in {string.Join(' ', kinds)}; do readlink $n; done");
        Assert.Equal(kinds.Select(kind => new FileInfo($"/proc/self/ns/{kind}").LinkTarget), lines);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AllEightAreNewWhenAllAreAsked(Identity who)
    {
        string[] kinds = ["mnt", "uts", "ipc", "net", "pid", "user", "cgroup", "time"];
        var plan = new IsolationPlan { Requested = NamespaceKind.All };
        var lines = Body.Lines(who, plan, $"cd /proc/self/ns; for n in {string.Join(' ', kinds)}; do readlink $n; done");
        Assert.All(kinds.Zip(lines), pair => Assert.NotEqual(new FileInfo($"/proc/self/ns/{pair.First}").LinkTarget, pair.Second));
    }
}
