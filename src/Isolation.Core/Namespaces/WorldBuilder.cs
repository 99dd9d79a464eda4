namespace Isolation.Namespaces;

// The order of the steps, and why:
//   clone, maps         by the supervisor; everything after them is done inside, with the capabilities that the maps give
//   propagation         before the first mount, or it would show on the host
//   /proc               of the new PID namespace: what follows writes to /proc/self and /proc/sys
//   clocks              while init is still the user it was: changing IDs takes /proc/self/timens_offsets out of its reach
//   IDs                 before anything is created, so that it belongs to the body's user
//   /sys, /dev, cgroups, names, network, first process ID
//   the test's mounts   after all that writes to /proc/sys, for ReadOnly may take it in
//   working directory   in what is mounted now
//   capabilities        in the body

/// <summary>Turns a plan into the steps that make its world on this host.</summary>
internal static class WorldBuilder
{
    /// <exception cref="IsolationPlanException">The plan names something that this host does not have, such as a bind mount's source.</exception>
    public static World Build(IsolationPlan plan, HostFacts host, string workingDirectory, ulong launchNumber)
    {
        plan = plan with { Namespaces = Effective(plan.Requested, host) };
        TimeNamespace.Check(plan, host);
        var world = new WorldRequest(plan, host, IdMaps.Of(plan, host), MountItem.Normal(workingDirectory), launchNumber);
        return new World(
            plan,
            [
                Clone(world),
                .. UserNamespace.Map(world),
                .. MountNamespace.Propagation(world),
                .. PidNamespace.Proc(world),
                .. TimeNamespace.Clocks(world),
                .. UserNamespace.SetIds(world),
                .. NetworkNamespace.Sysfs(world),
                .. IpcNamespace.Queues(world),
                .. CgroupNamespace.Hierarchies(world),
                .. UtsNamespace.Names(world),
                .. NetworkNamespace.Configure(world),
                .. PidNamespace.FirstId(world),
                .. MountNamespace.Asked(world),
                new Step(NamespaceKind.None, "the test's working directory").ChangeDirectory(workingDirectory),
                .. UserNamespace.KeepCapabilities(world),
            ]);
    }

    /// <summary>The namespaces asked for, and those that they need on this host.</summary>
    private static NamespaceKind Effective(NamespaceKind requested, HostFacts host)
    {
        if (requested == NamespaceKind.None)
        {
            return requested;
        }

        var kinds = requested | NamespaceKind.Mount;
        kinds |= UserNamespace.IsNeeded(kinds, host) ? NamespaceKind.User : NamespaceKind.None;
        return kinds | (PidNamespace.IsImplied(kinds, host) ? NamespaceKind.Pid : NamespaceKind.None);
    }

    // The time namespace is not the clone's: TimeNamespace makes it.
    private static SetupStep Clone(WorldRequest world)
    {
        var kinds = world.Plan.Namespaces & ~NamespaceKind.Time;
        return new Step(kinds, kinds == NamespaceKind.None ? "a process of its own" : world.Plan.Origins.Of(world.Plan.Requested)).CloneProcess(kinds);
    }
}
