namespace Isolation.Namespaces;

/// <summary>The IPC namespace: /dev/mqueue shows its message queues.</summary>
internal static class IpcNamespace
{
    public static IEnumerable<SetupStep> Queues(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.Ipc))
        {
            return [];
        }

        var step = world.StepOf(NamespaceKind.Ipc);
        return world.Host.Devices.HasQueues
            ? [Queues(step, "/dev/mqueue")]
            : PrivateDev.Build(step, world.Host, path => Queues(step, path));
    }

    private static SetupStep Queues(Step step, string path) => step.Mount("mqueue", path, "mqueue", MountFlags.Kernel);
}
