using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class AddingUpTests
{
    private static readonly IsolatedNetworkAttribute Network = new();
    private static readonly NotIsolatedAttribute Not = new();

    [Fact]
    public void WithoutAttributesThereIsNoPlan() => Assert.Null(Specimen.Read());

    [Fact]
    public void DefaultsAloneIsolateNothing() => Assert.Null(Specimen.Read(assembly: [new IsolationDefaultsAttribute { TimeoutSeconds = 7 }]));

    [Fact]
    public void AProcessOfItsOwnIsAPlanWithoutNamespaces()
    {
        var plan = Specimen.Read(method: [new IsolatedProcessAttribute()]);
        Assert.Equal(NamespaceKind.None, plan!.Requested);
        Assert.Equal(NamespaceKind.None, plan.Namespaces);
        Assert.Equal(TimeSpan.FromMinutes(5), plan.Timeout);
        Assert.Equal(IsolationScope.Test, plan.Scope);
    }

    [Fact]
    public void EachAttributeAsksForItsNamespace()
    {
        (IsolationAttribute, NamespaceKind)[] pairs =
        [
            (new IsolatedMountAttribute(), NamespaceKind.Mount), (new IsolatedUtsAttribute(), NamespaceKind.Uts), (new IsolatedIpcAttribute(), NamespaceKind.Ipc),
            (new IsolatedNetworkAttribute(), NamespaceKind.Network), (new IsolatedPidAttribute(), NamespaceKind.Pid), (new IsolatedUserAttribute(), NamespaceKind.User),
            (new IsolatedCgroupAttribute(), NamespaceKind.Cgroup), (new IsolatedTimeAttribute(), NamespaceKind.Time), (new IsolatedAttribute(), NamespaceKind.All),
            (new IsolatedAttribute { Namespaces = NamespaceKind.Uts | NamespaceKind.Pid }, NamespaceKind.Uts | NamespaceKind.Pid),
        ];
        Assert.All(pairs, pair => Assert.Equal(pair.Item2, Specimen.Read(method: [pair.Item1])!.Requested));
    }

    [Fact]
    public void LevelsAddUp()
    {
        var plan = Specimen.Read([Network], [new IsolatedPidAttribute()], [new IsolatedUtsAttribute { HostName = "web1" }]);
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Uts, plan!.Requested);
        Assert.Equal("web1", plan.HostName);
    }

    [Fact]
    public void OfAnOptionTheNearestCounts()
    {
        var plan = Specimen.Read(
            [new IsolatedUtsAttribute { HostName = "far", DomainName = "nis", TimeoutSeconds = 10 }, new IsolatedMountAttribute { TmpFs = ["/a"], ReadOnly = ["/r"] }],
            [new IsolatedUtsAttribute { HostName = "middle", TimeoutSeconds = 20 }, new IsolatedPidAttribute { AsInit = true }],
            [new IsolatedUtsAttribute { HostName = "near" }, new IsolatedMountAttribute { TmpFs = ["/b"] }, new IsolatedPidAttribute()]);
        Assert.Equal(("near", "nis", TimeSpan.FromSeconds(20), true), (plan!.HostName, plan.DomainName, plan.Timeout, plan.AsInit));
        Assert.Equal(["/b"], plan.TmpFs);
        Assert.Equal(["/r"], plan.ReadOnly);
    }

    [Fact]
    public void AnOptionCanBeTakenBack()
    {
        var plan = PlanReader.Read(typeof(Taken), typeof(Taken).GetMethod(nameof(Taken.Back))!)!;
        Assert.Equal((false, IsolationScope.Test), (plan.AsInit, plan.Scope));
        Assert.Empty(plan.TmpFs);
    }

    [Fact]
    public void NotIsolatedCancelsWhatIsFurtherOut()
    {
        Assert.Null(Specimen.Read(assembly: [Network], type: [Not]));
        Assert.Null(Specimen.Read(assembly: [Network], type: [new IsolatedPidAttribute()], method: [Not]));
        Assert.Equal(NamespaceKind.Uts, Specimen.Read([Network], [Not], [new IsolatedUtsAttribute()])!.Requested);
        var plan = Specimen.Read([new IsolatedUtsAttribute { HostName = "far", TimeoutSeconds = 10 }], [Not], [new IsolatedUtsAttribute()]);
        Assert.Equal((null, TimeSpan.FromMinutes(5)), (plan!.HostName, plan.Timeout));
    }

    [Fact]
    public void NotIsolatedBesideAnIsolationAttributeIsRefused() =>
        Assert.Equal(
            "[NotIsolated] and [IsolatedNetwork] on Shop.Tests.CartTests.Adds: they contradict each other. Allowed: [NotIsolated] alone, or isolation attributes.",
            Specimen.Refusal(Not, Network));

    [Fact]
    public void ReadingTwiceGivesTheSamePlanAndAMethodWithoutAttributesItsClasss()
    {
        var (testClass, method) = Specimen.Make(type: [Network]);
        Assert.Same(PlanReader.Read(testClass, method), PlanReader.Read(testClass, method));
        var other = typeof(object).GetMethod(nameof(ToString))!;
        Assert.Same(PlanReader.Read(testClass, method), PlanReader.Read(testClass, other));
    }

    [Fact]
    public void EveryTestOfABadClassHearsIt()
    {
        var (testClass, method) = Specimen.Make(type: [new IsolatedUtsAttribute { HostName = "" }]);
        var first = Assert.Throws<IsolationPlanException>(() => PlanReader.Read(testClass, method));
        var second = Assert.Throws<IsolationPlanException>(() => PlanReader.Read(testClass, method));
        Assert.NotSame(first, second);
        Assert.Equal(first.Message, second.Message);
        Assert.StartsWith("[IsolatedUts(HostName = \"\")] on Shop.Tests.CartTests: ", first.Message, StringComparison.Ordinal);
    }

    [IsolatedPid(AsInit = true, Scope = IsolationScope.Class), IsolatedMount(TmpFs = ["/a"])]
    private sealed class Taken
    {
        [IsolatedPid(AsInit = false, Scope = IsolationScope.Test), IsolatedMount(TmpFs = [])]
        public void Back()
        {
        }
    }
}
