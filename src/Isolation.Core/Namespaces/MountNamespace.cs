namespace Isolation.Namespaces;

/// <summary>The mount namespace: propagation off, and the mounts that the test asked for.</summary>
internal static class MountNamespace
{
    public static IEnumerable<SetupStep> Propagation(WorldRequest world) =>
        world.Has(NamespaceKind.Mount)
            ? [world.StepOf(NamespaceKind.Mount).Mount("none", "/", "", MountFlags.Recursive | MountFlags.Private)]
            : [];

    /// <summary>TmpFs, Bind and ReadOnly. Last of all mounts, so that ReadOnly may take in /proc/sys and the like after set-up has written there.</summary>
    /// <exception cref="IsolationPlanException">A path does not exist, or the mounts hide what others need.</exception>
    public static IEnumerable<SetupStep> Asked(WorldRequest world)
    {
        var done = new List<MountItem>();
        foreach (var item in MountOrder.Sort(world.Plan))
        {
            var step = new Step(NamespaceKind.Mount, world.Plan.Origins.Of(item.Option));
            var paths = new MountPaths(world.Plan, item, done);
            foreach (var made in item.Kind switch
            {
                MountItemKind.TmpFs => TmpFs(world, step, item, paths),
                MountItemKind.Bind => Bind(step, item, paths),
                _ => ReadOnly(step, item, paths),
            })
            {
                yield return made;
            }

            done.Add(item);
        }
    }

    private static SetupStep[] TmpFs(WorldRequest world, Step step, MountItem item, MountPaths paths)
    {
        foreach (var needed in world.Host.NeededDirectories.Append(world.WorkingDirectory))
        {
            if (MountItem.Covers(item.Target, needed))
            {
                throw paths.Refuse(
                    $"an empty \"{item.Target}\" would hide \"{needed}\", which the test runs from. "
                    + "Allowed: a directory that neither the test nor the runtime is in.");
            }
        }

        var (flags, data) = TmpFsOptions.Split(item.Options);
        return [.. paths.MakeTarget(step, isDirectory: true), step.Mount("tmpfs", item.Target, "tmpfs", flags, data)];
    }

    private static SetupStep[] Bind(Step step, MountItem item, MountPaths paths)
    {
        var isDirectory = Directory.Exists(item.Source);
        if (!isDirectory && !File.Exists(item.Source))
        {
            throw paths.Refuse($"the source \"{item.Source}\" does not exist. Allowed: a file or directory that does.");
        }

        return [.. paths.MakeTarget(step, isDirectory), step.Bind(item.Source, item.Target)];
    }

    private static SetupStep[] ReadOnly(Step step, MountItem item, MountPaths paths)
    {
        paths.CheckExists();
        return [step.ReadOnly(item.Target)];
    }
}
