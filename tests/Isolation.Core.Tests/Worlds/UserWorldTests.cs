using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class UserWorldTests
{
    private const string Ids = "id -u; id -g; cat /proc/self/uid_map /proc/self/gid_map | tr -s ' '";

    private static IsolationPlan Plan(UserMap map, params string[] ranges) =>
        new() { Requested = NamespaceKind.User, Map = map, Users = ranges, Groups = ranges };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void MapsToOneself(Identity who) =>
        Assert.Equal(
            [Body.Text(who.Uid), Body.Text(who.Gid), $" {who.Uid} {who.Uid} 1", $" {who.Gid} {who.Gid} 1"],
            Body.Lines(who, Plan(UserMap.Self), Ids));

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void MapsToRoot(Identity who) =>
        Assert.Equal(["0", "0", $" 0 {who.Uid} 1", $" 0 {who.Gid} 1"], Body.Lines(who, Plan(UserMap.Root), Ids));

    /// <summary>Root writes the maps himself; another needs newuidmap(1), and a grant that nobody has.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void MapsToRanges(Identity who)
    {
        string[] ranges = [$"0:{who.Uid}:1", "1:3000000000:65536"];
        var world = Body.World(who, Plan(UserMap.Ranges, ranges));
        if (who.IsRoot)
        {
            Assert.Equal("0\n0\n 0 0 1\n 1 3000000000 65536\n 0 0 1\n 1 3000000000 65536", Body.Output(who, world, Ids));
            return;
        }

        var failed = Body.Run(who, world, "true").Records.Single(record => record.Kind == StatusKind.StepFailed);
        var message = Refusal.Explain(world.Steps[(int)failed.Id], failed.Errno, Body.Host(who), world.Plan);
        Assert.Contains(Body.Host(who).NewUidMap is null ? "newuidmap(1) is not installed." : "newuidmap(1) refused the ranges", message);
    }

    /// <summary>Then it takes ID 0, or the first that there is, and what it makes belongs to that.</summary>
    [Theory]
    [InlineData("0:100000:65536", "0")]
    [InlineData("7:100000:65536", "7")]
    [InlineData("7:0:1;0:100000:5", "7")]
    public void WhoeverIsNotMappedTakesAnId(string ranges, string expected)
    {
        var plan = Plan(UserMap.Ranges, ranges.Split(';')) with { Requested = NamespaceKind.All, BootTime = TimeSpan.FromDays(1), HostName = "web1" };
        if (!Identity.CallerIsRoot)
        {
            // Not his to map, whatever newuidmap(1) may be told.
            var outcome = Body.Run(Identity.Caller, Body.World(Identity.Caller, plan), "true");
            Assert.Equal((StatusKind.StepFailed, (int)Op.MapRun), (outcome.Last.Kind, (int)Body.World(Identity.Caller, plan).Steps[(int)outcome.Last.Id].Op));
            return;
        }

        var lines = Body.Lines(Identity.Caller, plan, $"id -u; id -g; stat -c %u:%g /dev; hostname; {Body.Use} ping && {Body.Use} bind 80 && echo network");
        Assert.Equal([expected, expected, $"{expected}:{expected}", "web1", "network"], lines);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void TheOwnerConfiguresHisWorldAndObeysPermissions(Identity who)
    {
        using var folder = new Folder();
        var closed = folder.Write("closed", "secret", "000");
        var plan = new IsolationPlan { Requested = NamespaceKind.Uts | NamespaceKind.Mount | NamespaceKind.Network };
        var lines = Body.Lines(
            who, plan, $"mount -t tmpfs none /mnt && hostname other && hostname && cat /proc/sys/net/core/somaxconn >/dev/null && (cat {closed} 2>/dev/null || echo denied)");
        Assert.Equal(["other", who.IsRoot ? "secret" : "denied"], lines);
    }
}
