namespace Isolation.Namespaces;

/// <summary>Turns a plan into the steps that make its world on this host.</summary>
internal static class WorldBuilder
{
    /// <exception cref="IsolationPlanException">The plan names something that this host does not have, such as a bind mount's source.</exception>
    public static World Build(IsolationPlan plan, HostFacts host, string workingDirectory, ulong launchNumber) =>
        throw new NotImplementedException();
}
