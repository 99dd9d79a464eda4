namespace Isolation.Namespaces;

// In a cgroup namespace /proc/self/cgroup shows "/", and programs (the CLR, for its memory and processor limits) take the root of each
// mounted hierarchy for theirs. A hierarchy mounted before still has the host's root there, so its place is taken by the directory that
// is the process's cgroup.

/// <summary>The cgroup namespace: the mounted hierarchies begin at the process's own cgroup.</summary>
internal static class CgroupNamespace
{
    public static IEnumerable<SetupStep> Hierarchies(WorldRequest world) =>
        world.Has(NamespaceKind.Cgroup)
            ? world.Host.Cgroups.Where(place => place.OwnDirectory != place.MountPoint)
                .Select(place => world.StepOf(NamespaceKind.Cgroup).Optional.Bind(place.OwnDirectory, place.MountPoint))
            : [];
}
