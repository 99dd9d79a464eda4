namespace Isolation;

/// <summary>Runs the test in a cgroup namespace of its own: its cgroup is the root, <c>/proc/self/cgroup</c> shows <c>/</c>. See cgroup_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedCgroupAttribute : IsolationAttribute
{
    internal override NamespaceKind Kinds => NamespaceKind.Cgroup;
}
