using Isolation.Namespaces;

namespace Isolation.Launch;

/// <summary>
/// Where the fork server lives: on the host, but for a user namespace where it needs one. To make namespaces for its children, and to
/// choose their process IDs, takes CAP_SYS_ADMIN.
/// </summary>
internal static class ServerWorld
{
    private static readonly TimeSpan NoEnd = TimeSpan.FromDays(1000);

    internal static World Build(HostFacts host, string workingDirectory)
    {
        var kinds = host.HasSysAdmin ? NamespaceKind.None : NamespaceKind.User;
        var plan = new IsolationPlan { Timeout = NoEnd, Namespaces = kinds };
        var world = new WorldRequest(plan, host, IdMaps.Of(plan, host), workingDirectory, LaunchNumber: 0);
        var clone = new Step(kinds, "the fork server").CloneProcess(kinds);
        return new World(plan, [clone, .. UserNamespace.Map(world), .. UserNamespace.KeepCapabilities(world)]);
    }
}
