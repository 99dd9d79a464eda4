namespace Isolation.EndToEnd.Runs;

/// <summary>What of the host an isolated test must never change, as lines that can be compared.</summary>
internal static class HostSnapshot
{
    private static readonly string[] Files =
    [
        "/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname", "/proc/self/mountinfo", "/proc/net/route", "/proc/net/ipv6_route", "/proc/net/if_inet6",
        "/proc/sysvipc/shm", "/proc/sysvipc/sem", "/proc/sysvipc/msg", "/proc/sys/net/ipv4/ip_forward", "/proc/sys/net/ipv4/ping_group_range",
        "/proc/sys/net/ipv4/ip_unprivileged_port_start", "/proc/sys/user/max_user_namespaces", "/etc/hosts", "/etc/resolv.conf", "/etc/hostname",
    ];

    private static readonly string[] Directories = ["/", "/dev", "/dev/mqueue", "/dev/shm", "/etc", "/run", "/run/netns", "/mnt", "/media", "/sys/class/net", "/sys/fs/cgroup"];

    public static IReadOnlyList<string> Take() => [.. Files.SelectMany(Lines), .. Directories.SelectMany(Entries), .. Cgroups(), .. Namespaces()];

    private static IEnumerable<string> Lines(string file) => File.Exists(file) ? File.ReadAllLines(file).Select(line => $"{file}: {WithoutCounters(file, line)}") : [];

    private static IEnumerable<string> Entries(string directory) => Directory.Exists(directory) ? Directory.GetFileSystemEntries(directory).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Cgroups() =>
        Directory.Exists("/sys/fs/cgroup") ? Directory.GetDirectories("/sys/fs/cgroup", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Namespaces() =>
        Directory.GetFiles("/proc/self/ns").Order(StringComparer.Ordinal).Select(file => $"{file} {File.ResolveLinkTarget(file, returnFinalTarget: false)!.Name}");

    /// <summary>The sixth field of an ipv6_route line counts its users.</summary>
    private static string WithoutCounters(string file, string line) =>
        file == "/proc/net/ipv6_route" ? string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, field) => field is < 6 or > 7)) : line;
}
