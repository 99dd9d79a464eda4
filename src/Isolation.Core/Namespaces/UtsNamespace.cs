namespace Isolation.Namespaces;

/// <summary>The UTS namespace: host name and NIS domain name. It begins with the host's.</summary>
internal static class UtsNamespace
{
    public static IEnumerable<SetupStep> Names(WorldRequest world)
    {
        var plan = world.Plan;
        if (plan.HostName is { } host)
        {
            yield return new Step(NamespaceKind.Uts, plan.Origins.Of(nameof(plan.HostName))).HostName(host);
        }

        if (plan.DomainName is { } domain)
        {
            yield return new Step(NamespaceKind.Uts, plan.Origins.Of(nameof(plan.DomainName))).DomainName(domain);
        }
    }
}
