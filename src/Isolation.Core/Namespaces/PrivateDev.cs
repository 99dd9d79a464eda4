namespace Isolation.Namespaces;

// /dev belongs to the host: a directory made there would stay. So where /dev/mqueue does not exist the test gets a /dev of its own: a
// tmpfs, built on a staging directory and then moved over /dev.
//
// The host's /dev, with all that is mounted below it, is bound at .host in it. What programs open at every turn, and may want to be the real
// thing (some refuse symbolic links), is bound to its own name; all the rest, a hundred consoles and disks, are links into .host, since a
// mount for each would cost more than the rest of the launch. ptmx must be a link too: the kernel looks for "pts" beside the node that was
// opened, and does not find it from a node that is bound alone.

/// <summary>A /dev of the test's own, with everything that the host's has.</summary>
internal static class PrivateDev
{
    private const string Host = ".host";

    private static readonly string[] Bound = ["full", "null", "pts", "random", "shm", "tty", "urandom", "zero"];

    /// <param name="step">Whose steps these are.</param>
    /// <param name="host">The host.</param>
    /// <param name="queues">The step that mounts message queues on a directory.</param>
    public static IEnumerable<SetupStep> Build(Step step, HostFacts host, Func<string, SetupStep> queues)
    {
        var staging = host.StagingDirectory;

        // What root may write in /dev, others may not.
        var mode = host.EffectiveUserId == 0 ? "mode=755" : "mode=555";
        yield return step.Mount("tmpfs", staging, "tmpfs", MountFlags.NoSuid | MountFlags.NoExec, mode);
        yield return step.MakeDirectory($"{staging}/{Host}");
        yield return step.Bind("/dev", $"{staging}/{Host}");
        foreach (var entry in host.Devices.Entries)
        {
            foreach (var made in Entry(step, entry, $"{staging}/{entry.Name}"))
            {
                yield return made;
            }
        }

        yield return step.MakeDirectory($"{staging}/mqueue");
        yield return queues($"{staging}/mqueue");
        yield return step.Move(staging, "/dev");
    }

    private static SetupStep[] Entry(Step step, DeviceEntry entry, string path) => entry switch
    {
        { LinkTarget: { } target } => [step.SymbolicLink(target, path)],
        _ when !Bound.Contains(entry.Name) => [step.SymbolicLink($"{Host}/{entry.Name}", path)],
        { IsDirectory: true } => [step.MakeDirectory(path), step.Bind($"/dev/{entry.Name}", path)],
        _ => [step.Touch(path), step.Bind($"/dev/{entry.Name}", path, recursive: false)],
    };
}
