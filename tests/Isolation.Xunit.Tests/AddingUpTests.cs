namespace Isolation.Xunit.Tests;

/// <summary>Attributes on a class and its methods add up; where both set an option, the nearer wins.</summary>
[IsolatedUts(HostName = "from-the-class", TimeoutSeconds = 50)]
public class AddingUpTests
{
    private static IsolationPlan Plan => IsolationContext.Current!.Plan;

    [Fact]
    public void The_classes_attribute_is_enough()
    {
        Assert.Equal(NamespaceKind.Uts, Plan.Requested);
        Assert.Equal("from-the-class", Environment.MachineName);
        Assert.Equal(TimeSpan.FromSeconds(50), Plan.Timeout);
    }

    [Fact, IsolatedNetwork]
    public void The_methods_attribute_adds()
    {
        Assert.Equal(NamespaceKind.Uts | NamespaceKind.Network, Plan.Requested);
        Assert.Equal("from-the-class", Environment.MachineName);
        Assert.Equal(["lo"], Directory.GetFileSystemEntries("/sys/class/net").Select(Path.GetFileName));
    }

    [Fact, IsolatedUts(HostName = "from-the-method")]
    public void The_nearer_option_wins() => Assert.Equal("from-the-method", Environment.MachineName);

    [Fact, IsolatedPid(TimeoutSeconds = 40)]
    public void The_nearer_timeout_wins() => Assert.Equal(TimeSpan.FromSeconds(40), Plan.Timeout);

    [Fact, IsolatedNetwork, IsolatedIpc, IsolatedTime(BootTime = "1.00:00:00")]
    public void Many_on_one_method()
    {
        Assert.Equal(NamespaceKind.Uts | NamespaceKind.Network | NamespaceKind.Ipc | NamespaceKind.Time, Plan.Requested);
        Assert.Equal(TimeSpan.FromDays(1), Plan.BootTime);
    }

    [Fact, Isolated(NamespaceKind.Cgroup | NamespaceKind.Ipc)]
    public void The_combined_attribute_adds_as_well() => Assert.Equal(NamespaceKind.Uts | NamespaceKind.Cgroup | NamespaceKind.Ipc, Plan.Requested);

    [Fact, NotIsolated]
    public void NotIsolated_takes_a_test_out() => Assert.Null(IsolationContext.Current);
}

/// <summary>Assembly, class and method: the assembly of these tests sets defaults only.</summary>
public class DefaultsTests
{
    [Fact, IsolatedProcess]
    public void The_assemblys_default_timeout_holds() =>
        Assert.Equal(TimeSpan.FromSeconds(AssemblyDefaults.TimeoutSeconds), IsolationContext.Current!.Plan.Timeout);

    [Fact]
    public void Without_an_attribute_nothing_is_isolated() => Assert.Null(IsolationContext.Current);
}

[NotIsolated]
public class NotIsolatedClassTests
{
    [Fact, IsolatedUts(HostName = "nearer")]
    public void An_attribute_nearer_than_NotIsolated_counts() => Assert.Equal("nearer", Environment.MachineName);

    [Fact]
    public void Others_are_not_isolated() => Assert.Null(IsolationContext.Current);
}

public abstract class IsolatedBase
{
    [Fact]
    public void Inherited_tests_see_the_attribute_of_the_base() => Assert.Equal("inherited", Environment.MachineName);
}

[IsolatedUts(HostName = "inherited")]
public class DerivedFromIsolatedBaseTests : IsolatedBase;
