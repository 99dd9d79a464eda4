using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class UserMapTests
{
    private const string Place = "on Shop.Tests.CartTests.Adds";

    private const string RangeRule =
        "Allowed: \"inner:outer:count\", three decimal numbers, count at least 1 and no ID above 4,294,967,294, such as \"0:100000:65536\".";

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0:1")]
    [InlineData("0:1:2:3")]
    [InlineData("a:1:2")]
    [InlineData("-1:1:2")]
    [InlineData(" 1:1:2")]
    [InlineData("0:1:0")]
    [InlineData("0:4294967295:1")]
    [InlineData("4294967290:0:6")]
    [InlineData("0:0:4294967296")]
    public void WhatIsNoRangeIsRefused(string range) =>
        Assert.Equal(
            $"[IsolatedUser(Users = [\"{range}\"])] {Place}: \"{range}\" is not a range of IDs. {RangeRule}",
            Specimen.Refusal(new IsolatedUserAttribute { Map = UserMap.Ranges, Users = [range] }));

    [Theory]
    [InlineData("0:100:10", "9:200:1")]
    [InlineData("0:100:10", "20:109:5")]
    [InlineData("5:5:1", "0:0:4294967295")]
    public void OverlapsAreRefused(string first, string second) =>
        Assert.Equal(
            $"[IsolatedUser(Groups = [\"{first}\", \"{second}\"])] {Place}: \"{first}\" and \"{second}\" overlap. Allowed: each ID once inside and once outside.",
            Specimen.Refusal(new IsolatedUserAttribute { Map = UserMap.Ranges, Groups = [first, second] }));

    [Fact]
    public void AllIdsAreARange() =>
        Assert.Equal(["0:0:4294967295"], Specimen.Read(method: [new IsolatedUserAttribute { Map = UserMap.Ranges, Users = ["0:0:4294967295"] }])!.Users);

    [Fact]
    public void RangesNeedTheirMap()
    {
        Assert.Equal(
            $"[IsolatedUser(Users = [\"0:1:1\"])] {Place}: ranges mean nothing with Map = UserMap.Self. Allowed: Users together with Map = UserMap.Ranges.",
            Specimen.Refusal(new IsolatedUserAttribute { Users = ["0:1:1"] }));
        Assert.Equal(
            $"[IsolatedUser(Groups = [\"0:1:1\"])] {Place}: ranges mean nothing with Map = UserMap.Root. Allowed: Groups together with Map = UserMap.Ranges.",
            Specimen.Refusal(new IsolatedUserAttribute { Map = UserMap.Root, Groups = ["0:1:1"] }));
    }

    [Fact]
    public void ANearerMapDropsTheRangesOfAnother()
    {
        Attribute ranges = new IsolatedUserAttribute { Map = UserMap.Ranges, Users = ["0:1:1"], Groups = ["0:2:1"] };
        var root = Specimen.Read(type: [ranges], method: [new IsolatedUserAttribute { Map = UserMap.Root }]);
        Assert.Equal(UserMap.Root, root!.Map);
        Assert.Empty(root.Users);
        var other = Specimen.Read(type: [ranges], method: [new IsolatedUserAttribute { Map = UserMap.Ranges, Users = ["0:3:1"] }]);
        Assert.Equal(["0:3:1"], other!.Users);
        Assert.Equal(["0:2:1"], other.Groups);
    }

    [Fact]
    public void AnUnknownMapIsRefused() =>
        Assert.Equal(
            $"[IsolatedUser(Map = (UserMap)9)] {Place}: no such map. Allowed: UserMap.Self, UserMap.Root and UserMap.Ranges.",
            Specimen.Refusal(new IsolatedUserAttribute { Map = (UserMap)9 }));

    [Fact]
    public void AMapHasAtMostTheKernelsLines()
    {
        var ranges = Enumerable.Range(0, 341).Select(i => $"{i}:{i}:1").ToArray();
        Assert.Equal(340, Specimen.Read(method: [new IsolatedUserAttribute { Map = UserMap.Ranges, Users = ranges[..340] }])!.Users.Count);
        Assert.Equal(
            $"[IsolatedUser(Users = \"341 ranges\")] {Place}: too many. Allowed: at most 340 ranges, and fewer than 4,096 bytes of them (user_namespaces(7)).",
            Specimen.Refusal(new IsolatedUserAttribute { Map = UserMap.Ranges, Users = ranges }));
        var longOnes = Enumerable.Range(0, 200).Select(i => $"{4_000_000_000 + i}:{4_000_000_000 + i}:1").ToArray();
        Assert.Contains("too many", Specimen.Refusal(new IsolatedUserAttribute { Map = UserMap.Ranges, Users = longOnes }));
    }
}
