namespace Isolation.Namespaces;

/// <summary>All that the launch of one child needs to know of its namespaces.</summary>
/// <param name="Plan">The plan, with the namespaces that the child really gets.</param>
/// <param name="Steps">Every step up to the body's execve(2), in order.</param>
internal sealed record World(IsolationPlan Plan, IReadOnlyList<SetupStep> Steps);
