namespace Isolation.Tests.Attributes;

public sealed class InheritanceTests
{
    [Fact]
    public void BaseClassesCount()
    {
        var plan = Read<Derived>(nameof(Derived.Own));
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Uts, plan!.Requested);
        Assert.Equal("derived", plan.HostName);
    }

    [Fact]
    public void AnInheritedTestCountsItsClass() => Assert.Equal("derived", Read<Derived>(nameof(Base.Inherited))!.HostName);

    [Fact]
    public void TheOtherWayRoundNot() => Assert.Equal("base", Read<Base>(nameof(Base.Inherited))!.HostName);

    [Fact]
    public void OverriddenDeclarationsCount()
    {
        var plan = Read<Derived>(nameof(Derived.Overridden));
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Uts | NamespaceKind.Ipc | NamespaceKind.Pid, plan!.Requested);
        Assert.Equal(TimeSpan.FromSeconds(22), plan.Timeout);
    }

    [Fact]
    public void AnOverrideMayTakeItselfOut() => Assert.Null(Read<Derived>(nameof(Derived.Out)));

    [Fact]
    public void AnOverrideMayStepBackIn() => Assert.Equal(NamespaceKind.Time, Read<Derived>(nameof(Derived.In))!.Requested);

    [Fact]
    public void ADerivedClassMayTakeItselfOut() => Assert.Null(Read<Plain>(nameof(Base.Inherited)));

    [Fact]
    public void AMethodThatHidesAnotherIsItsOwn() =>
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Uts, Read<Derived>(nameof(Derived.Hidden))!.Requested);

    [Fact]
    public void GenericBasesCount() => Assert.Equal(NamespaceKind.Ipc | NamespaceKind.Pid, Read<Closed>(nameof(Closed.Test))!.Requested);

    [Fact]
    public void MessagesNameTheMemberThatCarriesTheAttribute()
    {
        var e = Assert.Throws<IsolationPlanException>(() => Read<Wrong>(nameof(Wrong.Bad)));
        Assert.StartsWith("[IsolatedUts(HostName = \"a b\")] on Isolation.Tests.Attributes.InheritanceTests.Generic.Bad: ' ' is not allowed.", e.Message, StringComparison.Ordinal);
    }

    private static IsolationPlan? Read<T>(string method) => PlanReader.Read(typeof(T), typeof(T).GetMethods().First(m => m.Name == method));

    [IsolatedNetwork, IsolatedUts(HostName = "base")]
    private class Base
    {
        public void Inherited()
        {
        }

        [IsolatedIpc(TimeoutSeconds = 11)]
        public virtual void Overridden()
        {
        }

        public virtual void Out()
        {
        }

        [NotIsolated]
        public virtual void In()
        {
        }

        [IsolatedPid]
        public void Hidden()
        {
        }
    }

    private class Middle : Base
    {
        [IsolatedPid(TimeoutSeconds = 22)]
        public override void Overridden()
        {
        }
    }

    [IsolatedUts(HostName = "derived")]
    private sealed class Derived : Middle
    {
        public void Own()
        {
        }

        public override void Overridden()
        {
        }

        [NotIsolated]
        public override void Out()
        {
        }

        [IsolatedTime]
        public override void In()
        {
        }

        public new void Hidden()
        {
        }
    }

    [NotIsolated]
    private sealed class Plain : Base;

    [IsolatedPid]
    private abstract class Generic<T>
    {
        [IsolatedIpc]
        public virtual void Test()
        {
        }

        [IsolatedUts(HostName = "a b")]
        public virtual void Bad()
        {
        }
    }

    private class Closed : Generic<int>
    {
        public override void Test()
        {
        }
    }

    private sealed class Wrong : Generic<string>
    {
        public override void Bad()
        {
        }
    }
}
