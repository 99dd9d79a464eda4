namespace Isolation;

/// <summary>The world that the running test is in.</summary>
public sealed class IsolationContext
{
    internal IsolationContext(IsolationPlan plan, IReadOnlyDictionary<NamespaceKind, NamespaceIds> namespaces)
    {
        Plan = plan;
        Namespaces = namespaces;
    }

    /// <summary>The context of the isolated test that this process runs; null in a process that is not an isolated child.</summary>
    public static IsolationContext? Current { get; internal set; }

    /// <summary>What the test asked for and got.</summary>
    public IsolationPlan Plan { get; }

    /// <summary>For every kind, the namespace's ID inside and on the host, as <c>/proc/PID/ns</c> shows them.</summary>
    public IReadOnlyDictionary<NamespaceKind, NamespaceIds> Namespaces { get; }
}
