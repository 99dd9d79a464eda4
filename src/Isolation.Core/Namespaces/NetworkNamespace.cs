namespace Isolation.Namespaces;

// A sysfs shows the network devices of the namespace that it was mounted in, so /sys/class/net tells the truth only on a new one. A new sysfs has
// empty directories where the old one had mounts (the cgroup hierarchies, which the CLR reads its memory and processor limits from). So it is
// mounted on a directory of the old one that nothing is mounted below, gets the old one's mounts bound in, and then moves over /sys.
// Where sysfs is refused, since a container engine has hidden parts of it, the list of devices is hidden instead of wrong.

/// <summary>The network namespace: the loopback device, ports and ping for everybody, and a /sys that shows its devices.</summary>
internal static class NetworkNamespace
{
    private const string Staging = "/sys/class";

    public static IEnumerable<SetupStep> Sysfs(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.Network))
        {
            return [];
        }

        var step = world.StepOf(NamespaceKind.Network);
        return
        [
            step.Optional.Mount("sysfs", Staging, "sysfs", MountFlags.Kernel),
            step.OptionalFallback.Mount("sysfs", Staging, "sysfs", MountFlags.Kernel | MountFlags.ReadOnly),
            .. world.Host.Mounts.DirectlyOn("/sys").Select(mount => step.Optional.Bind(mount, Staging + mount["/sys".Length..])),
            step.Optional.Move(Staging, "/sys"),
            step.Fallback.Mount("tmpfs", "/sys/class/net", "tmpfs", MountFlags.Kernel | MountFlags.ReadOnly),
        ];
    }

    public static IEnumerable<SetupStep> Configure(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.Network))
        {
            return [];
        }

        // With the container's own /proc these files are most likely read-only, and the rest of the network is still worth having.
        var required = world.StepOf(NamespaceKind.Network);
        var step = world.Has(NamespaceKind.Pid) ? required : required.Optional;
        return
        [
            step.Write("/proc/sys/net/ipv4/ping_group_range", PingGroups(world.Ids)),
            step.Write("/proc/sys/net/ipv4/ip_unprivileged_port_start", "0"),

            // Some hosts turn IPv6 off for new namespaces; one booted without it does not have the file.
            required.Optional.Write("/proc/sys/net/ipv6/conf/all/disable_ipv6", "0"),
            required.Loopback(),
        ];
    }

    // Both ends must be mapped, and in order both as they are inside and outside: the kernel turns any other range into none, without an error.
    // Where the map is so mixed that its ends are not, the body's own group is what is left.
    private static string PingGroups(IdMaps ids)
    {
        if (ids.Groups.Count == 0)
        {
            return "0 2147483647";
        }

        var first = ids.Groups.MinBy(range => range.Outer).Inner;
        var last = ids.Groups.MaxBy(range => range.Outer).LastInner;
        return first <= last ? $"{first} {last}" : $"{ids.BodyGroup} {ids.BodyGroup}";
    }
}
