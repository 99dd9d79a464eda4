namespace Isolation.Xunit.Tests;

public class ContextTests
{
    private static readonly Dictionary<NamespaceKind, string> Links = new()
    {
        [NamespaceKind.Mount] = "mnt",
        [NamespaceKind.Uts] = "uts",
        [NamespaceKind.Ipc] = "ipc",
        [NamespaceKind.Network] = "net",
        [NamespaceKind.Pid] = "pid",
        [NamespaceKind.User] = "user",
        [NamespaceKind.Cgroup] = "cgroup",
        [NamespaceKind.Time] = "time",
    };

    [Fact, Isolated]
    public void All_eight_differ_from_the_hosts()
    {
        var context = IsolationContext.Current!;
        Assert.Equal(NamespaceKind.All, context.Plan.Requested);
        Assert.Equal(NamespaceKind.All, context.Plan.Namespaces);
        Check(context);
    }

    [Fact, IsolatedNetwork]
    public void Network_brings_what_it_needs()
    {
        var context = IsolationContext.Current!;
        Assert.Equal(NamespaceKind.Network, context.Plan.Requested);
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount, context.Plan.Namespaces & ~NamespaceKind.User);
        Check(context);
    }

    [Theory]
    [InlineData(NamespaceKind.Mount)]
    [InlineData(NamespaceKind.Uts)]
    [InlineData(NamespaceKind.Ipc)]
    [InlineData(NamespaceKind.Network)]
    [InlineData(NamespaceKind.Pid)]
    [InlineData(NamespaceKind.User)]
    [InlineData(NamespaceKind.Cgroup)]
    [InlineData(NamespaceKind.Time)]
    [Isolated]
    public void The_ids_are_those_of_proc(NamespaceKind kind)
    {
        var ids = IsolationContext.Current!.Namespaces[kind];
        Assert.Equal(File.ResolveLinkTarget($"/proc/self/ns/{Links[kind]}", returnFinalTarget: false)!.Name, ids.Inside);
        Assert.Matches($@"^{Links[kind]}:\[[0-9]+\]$", ids.Host);
        Assert.NotEqual(ids.Host, ids.Inside);
    }

    [Fact, IsolatedProcess]
    public void A_process_alone_has_no_namespace_of_its_own()
    {
        Assert.Equal(NamespaceKind.None, IsolationContext.Current!.Plan.Namespaces);
        Check(IsolationContext.Current);
    }

    [Fact]
    public void There_is_none_without_isolation() => Assert.Null(IsolationContext.Current);

    private static void Check(IsolationContext context)
    {
        Assert.Equal(Links.Keys.Order(), context.Namespaces.Keys.Order());
        Assert.All(context.Namespaces, pair => Assert.Equal(context.Plan.Namespaces.HasFlag(pair.Key), pair.Value.Differs));
    }
}
