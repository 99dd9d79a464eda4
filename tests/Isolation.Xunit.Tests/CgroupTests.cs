namespace Isolation.Xunit.Tests;

public class CgroupTests
{
    [Fact, IsolatedCgroup]
    public void Its_cgroup_is_the_root()
    {
        var lines = File.ReadAllLines("/proc/self/cgroup");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.EndsWith(":/", line, StringComparison.Ordinal));
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.Cgroup].Differs);
    }
}
