namespace Isolation.Namespaces;

// Who may write a map (user_namespaces(7)): with CAP_SETUID and CAP_SETGID over the parent namespace, anything; without, one line with one's own
// ID, and for groups only after setgroups(2) is denied for good, else a user could drop a group that keeps him out of something. For more,
// the set-user-ID programs newuidmap(1) and newgidmap(1) write what /etc/subuid and /etc/subgid grant.
//
// A body that is not user 0 inside would lose the namespace's capabilities at execve(2): it keeps them as ambient ones, so that it can configure
// its own network and mounts. Two are left out, since they would make it pass over permission bits of files that are its user's.

/// <summary>The user namespace: maps, and the body's IDs and capabilities.</summary>
internal static class UserNamespace
{
    private const ulong FilePermissionOverrides = (1ul << (int)Capability.DacOverride) | (1ul << (int)Capability.DacReadSearch);

    /// <summary>What the plan's other namespaces need of this process, where it lacks it, can only be had as the owner of a user namespace.</summary>
    public static bool IsNeeded(NamespaceKind kinds, HostFacts host) =>
        kinds != NamespaceKind.None
        && (!host.HasSysAdmin
            || (kinds.HasFlag(NamespaceKind.Network) && !host.Has(Capability.NetAdmin))
            || (kinds.HasFlag(NamespaceKind.Time) && !host.Has(Capability.SysTime)));

    public static IEnumerable<SetupStep> Map(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.User))
        {
            return [];
        }

        var step = world.StepOf(NamespaceKind.User);
        var (users, groups) = (world.Ids.Users, world.Ids.Groups);
        if (world.Host.Has(Capability.SetUid) && world.Host.Has(Capability.SetGid))
        {
            return [step.MapWrite("uid_map", Lines(users)), step.MapWrite("gid_map", Lines(groups))];
        }

        return world.Plan.Map == UserMap.Ranges
            ? [
                step.MapRun(world.Host.NewUidMap ?? "newuidmap", Arguments(users)),
                step.MapRun(world.Host.NewGidMap ?? "newgidmap", Arguments(groups)),
            ]
            : [step.MapWrite("uid_map", Lines(users)), step.MapWrite("setgroups", "deny"), step.MapWrite("gid_map", Lines(groups))];
    }

    /// <summary>Only where the caller's own IDs do not exist inside.</summary>
    public static IEnumerable<SetupStep> SetIds(WorldRequest world) =>
        world.Ids.ChangesIds ? [world.StepOf(NamespaceKind.User).SetIds(world.Ids.BodyUser, world.Ids.BodyGroup)] : [];

    public static IEnumerable<SetupStep> KeepCapabilities(WorldRequest world) =>
        world.Has(NamespaceKind.User) && world.Ids.BodyUser != 0
            ? [world.StepOf(NamespaceKind.User).Ambient(FilePermissionOverrides)]
            : [];

    private static string Lines(IEnumerable<IdRange> ranges) => string.Concat(ranges.Select(range => $"{range}\n"));

    private static IEnumerable<string> Arguments(IEnumerable<IdRange> ranges) => ranges.SelectMany(range => range.ToString().Split(' '));
}
