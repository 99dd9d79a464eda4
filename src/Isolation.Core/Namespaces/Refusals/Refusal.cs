namespace Isolation.Namespaces;

// One message for every step that can fail, in four parts: what was tried and what the kernel said, who wanted it, the cause as probed, the
// remedy for the place where this runs. The last two come from a table of rules, of which the first that applies speaks.

/// <summary>Says why a step failed: what was tried, the errno, the cause as probed, and the remedy for the place where it runs.</summary>
internal static class Refusal
{
    private static readonly RefusalRule[] Rules = [.. CreationRules.All, .. MapRules.All, .. SetupRules.All, .. SandboxRules.All, SandboxRules.Unknown];

    /// <summary>True if what an attribute says is wrong: no host would have it.</summary>
    public static bool IsUsersMistake(SetupStep step, int errno, HostFacts host, IsolationPlan plan) => RuleFor(new(step, errno, host, plan)).IsUsersMistake;

    public static string Explain(SetupStep step, int errno, HostFacts host, IsolationPlan plan)
    {
        var refused = new RefusalCase(step, errno, host, plan);
        var rule = RuleFor(refused);
        return $"""
            The isolation of this test could not be set up: {step.Attempt} failed with {Errno.Describe(errno)}.
            Wanted by: {step.Cause}
            Cause: {rule.Cause(refused)}
            Remedy: {rule.Remedy(refused)}
            """;
    }

    private static RefusalRule RuleFor(RefusalCase refused) => Rules.First(rule => rule.Applies(refused));
}
