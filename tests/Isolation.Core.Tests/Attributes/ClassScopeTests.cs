using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class ClassScopeTests
{
    private static readonly Attribute Class = new IsolatedNetworkAttribute { Scope = IsolationScope.Class };

    [Fact]
    public void AClassOrAnAssemblyGivesIt()
    {
        Assert.Equal(IsolationScope.Class, Specimen.Read(type: [Class])!.Scope);
        Assert.Equal(IsolationScope.Class, Specimen.Read(assembly: [Class])!.Scope);
    }

    /// <summary>Then those methods share a world that ask for the same one.</summary>
    [Fact]
    public void AMethodMayGiveIt() => Assert.Equal(IsolationScope.Class, Specimen.Read(method: [Class])!.Scope);

    [Fact]
    public void AMethodOfAClassThatHasAnotherMayGiveIt()
    {
        var plan = Specimen.Read(type: [new IsolatedUtsAttribute()], method: [Class]);
        Assert.Equal((IsolationScope.Class, NamespaceKind.Network | NamespaceKind.Uts), (plan!.Scope, plan.Requested));
    }

    [Fact]
    public void AMethodMayRepeatIt() =>
        Assert.Equal(IsolationScope.Class, Specimen.Read(type: [Class], method: [Class])!.Scope);

    [Fact]
    public void AMethodMaySayHowLongItTakes()
    {
        var plan = Specimen.Read(type: [Class], method: [new IsolatedNetworkAttribute { TimeoutSeconds = 9 }]);
        Assert.Equal((IsolationScope.Class, TimeSpan.FromSeconds(9)), (plan!.Scope, plan.Timeout));
    }

    [Fact]
    public void AMethodMayNotChangeTheSharedWorld()
    {
        Attribute[] changes = [new IsolatedPidAttribute(), new IsolatedAttribute(), new IsolatedUtsAttribute { HostName = "web1" }];
        foreach (var change in changes)
        {
            var e = Assert.Throws<IsolationPlanException>(() => Specimen.Read(type: [Class], method: [change]));
            Assert.Equal(
                "attributes on Shop.Tests.CartTests.Adds: they change the world that the isolated tests of Shop.Tests.CartTests share "
                + "([IsolatedNetwork(Scope = IsolationScope.Class)] on Shop.Tests.CartTests). Allowed on the method: TimeoutSeconds, or Scope = IsolationScope.Test for a world of its own.",
                e.Message);
        }
    }

    [Fact]
    public void AMethodMayHaveAWorldOfItsOwn()
    {
        var plan = PlanReader.Read(typeof(Shared), typeof(Shared).GetMethod(nameof(Shared.Alone))!);
        Assert.Equal((IsolationScope.Test, NamespaceKind.Network | NamespaceKind.Uts, "web1"), (plan!.Scope, plan.Requested, plan.HostName));
    }

    [Fact]
    public void AMethodOfAClassThatIsNotIsolatedMayGiveItToo() =>
        Assert.Equal(IsolationScope.Class, PlanReader.Read(typeof(Outside), typeof(Outside).GetMethod(nameof(Outside.Inside))!)!.Scope);

    [IsolatedNetwork(Scope = IsolationScope.Class)]
    private sealed class Shared
    {
        [IsolatedUts(HostName = "web1", Scope = IsolationScope.Test)]
        public void Alone()
        {
        }
    }

    [NotIsolated]
    private sealed class Outside
    {
        [IsolatedUts(Scope = IsolationScope.Class)]
        public void Inside()
        {
        }
    }
}
