namespace Isolation.Namespaces;

/// <summary>What each namespace is told when it is asked for its steps.</summary>
/// <param name="Plan">The plan, with the namespaces that the child gets.</param>
/// <param name="Host">The host.</param>
/// <param name="Ids">How IDs map.</param>
/// <param name="WorkingDirectory">The body's.</param>
/// <param name="LaunchNumber">Another for each launch of this process.</param>
internal sealed record WorldRequest(IsolationPlan Plan, HostFacts Host, IdMaps Ids, string WorkingDirectory, ulong LaunchNumber)
{
    public bool Has(NamespaceKind kind) => Plan.Namespaces.HasFlag(kind);

    /// <summary>Steps for a namespace of this kind, wanted by its attribute, or by those whose namespaces need it.</summary>
    public Step StepOf(NamespaceKind kind) =>
        new(kind, Plan.Requested.HasFlag(kind) ? Plan.Origins.Of(kind) : $"needed by {Plan.Origins.Of(Plan.Requested)}");
}
