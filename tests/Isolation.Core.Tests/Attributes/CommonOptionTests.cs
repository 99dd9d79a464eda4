using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class CommonOptionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_401)]
    public void TimeoutsOutOfRangeAreRefused(int seconds) =>
        Assert.Equal(
            $"[IsolatedNetwork(TimeoutSeconds = {seconds})] on Shop.Tests.CartTests.Adds: out of range. Allowed: 1 to 86,400 seconds (one day).",
            Specimen.Refusal(new IsolatedNetworkAttribute { TimeoutSeconds = seconds }));

    [Theory]
    [InlineData(1)]
    [InlineData(86_400)]
    public void TimeoutsInRangeAreTaken(int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Specimen.Read(method: [new IsolatedNetworkAttribute { TimeoutSeconds = seconds }])!.Timeout);

    [Fact]
    public void AnUnknownScopeIsRefused() =>
        Assert.Equal(
            "[IsolatedNetwork(Scope = (IsolationScope)7)] on Shop.Tests.CartTests.Adds: no such scope. Allowed: IsolationScope.Test and IsolationScope.Class.",
            Specimen.Refusal(new IsolatedNetworkAttribute { Scope = (IsolationScope)7 }));

    [Fact]
    public void UnknownNamespacesAreRefused() =>
        Assert.Equal(
            "[Isolated(Namespaces = (NamespaceKind)264)] on Shop.Tests.CartTests.Adds: no such namespace. Allowed: the members of NamespaceKind, in any combination.",
            Specimen.Refusal(new IsolatedAttribute { Namespaces = (NamespaceKind)256 | NamespaceKind.Network }));

    [Fact]
    public void TwoTimeoutsOnOneMemberAreRefused()
    {
        var message = Specimen.Refusal(new IsolatedNetworkAttribute { TimeoutSeconds = 5 }, new IsolatedPidAttribute { TimeoutSeconds = 6 });
        Assert.Equal(
            "[IsolatedNetwork(TimeoutSeconds = 5)] and [IsolatedPid(TimeoutSeconds = 6)] on Shop.Tests.CartTests.Adds: they contradict each other. Allowed: one TimeoutSeconds for a member.",
            message);
    }

    [Fact]
    public void TwoScopesOnOneMemberAreRefused() =>
        Assert.Equal(
            "[IsolatedNetwork(Scope = IsolationScope.Class)] and [IsolatedPid(Scope = IsolationScope.Test)] on Isolation.Tests.Attributes.CommonOptionTests.TwoScopes: they contradict each other. Allowed: one Scope for a member.",
            Assert.Throws<IsolationPlanException>(() => PlanReader.Read(typeof(TwoScopes), typeof(TwoScopes).GetMethod(nameof(TwoScopes.Test))!)).Message);

    [Fact]
    public void TheSameTwiceIsNoContradiction() =>
        Assert.Equal(
            TimeSpan.FromSeconds(5),
            Specimen.Read(method: [new IsolatedNetworkAttribute { TimeoutSeconds = 5 }, new IsolatedPidAttribute { TimeoutSeconds = 5 }])!.Timeout);

    [Fact]
    public void TheAssemblysTimeoutHoldsWhereNoAttributeSaysOtherwise()
    {
        Attribute defaults = new IsolationDefaultsAttribute { TimeoutSeconds = 7 };
        Assert.Equal(TimeSpan.FromSeconds(7), Specimen.Read([defaults], method: [new IsolatedNetworkAttribute()])!.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(8), Specimen.Read([defaults], method: [new IsolatedNetworkAttribute { TimeoutSeconds = 8 }])!.Timeout);
    }

    [IsolatedNetwork(Scope = IsolationScope.Class), IsolatedPid(Scope = IsolationScope.Test)]
    private sealed class TwoScopes
    {
        public void Test()
        {
        }
    }
}
