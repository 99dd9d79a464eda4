namespace Isolation.Namespaces;

/// <summary>Says why a step failed: what was tried, the errno, the cause as probed, and the remedy for the place where it runs.</summary>
internal static class Refusal
{
    public static string Explain(SetupStep step, int errno, HostFacts host, IsolationPlan plan) =>
        throw new NotImplementedException();
}
