using Isolation.Namespaces;

namespace Isolation.Launch;

/// <summary>
/// Where the fork server lives. Making namespaces and choosing the IDs of processes takes CAP_SYS_ADMIN: without it the server has a user
/// namespace around it, and its children's namespaces belong to that one.
/// </summary>
internal static class ServerWorld
{
    private static readonly TimeSpan NoEnd = TimeSpan.FromDays(1000);

    internal static World Build(HostFacts host)
    {
        var plan = new IsolationPlan { Timeout = NoEnd };
        return new World(plan, [new SetupStep(SetupOp.Clone, SetupStepFlags.None, ["0"], "clone(0)", NamespaceKind.None, "the fork server")]);
    }

    /// <summary>What a child finds that is forked from the server.</summary>
    internal static HostFacts FactsOf(HostFacts host) => host;

    /// <summary>A child of a server in a user namespace is in a user namespace.</summary>
    internal static World Adapt(World world) => HostFacts.Current.HasSysAdmin
        ? world
        : world with { Plan = world.Plan with { Namespaces = world.Plan.Namespaces | NamespaceKind.User } };
}
