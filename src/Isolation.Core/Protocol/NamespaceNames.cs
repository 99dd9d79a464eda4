namespace Isolation.Protocol;

/// <summary>The kinds in a fixed order, with their names under /proc/PID/ns.</summary>
internal static class NamespaceNames
{
    internal static readonly (NamespaceKind Kind, string Name)[] All =
    [
        (NamespaceKind.Mount, "mnt"),
        (NamespaceKind.Uts, "uts"),
        (NamespaceKind.Ipc, "ipc"),
        (NamespaceKind.Network, "net"),
        (NamespaceKind.Pid, "pid"),
        (NamespaceKind.User, "user"),
        (NamespaceKind.Cgroup, "cgroup"),
        (NamespaceKind.Time, "time"),
    ];

    /// <summary>The calling process's namespaces, as /proc/self/ns shows them; "" where the kernel has no such kind.</summary>
    internal static string[] ReadOwn() =>
        [.. All.Select(entry => new FileInfo("/proc/self/ns/" + entry.Name).LinkTarget ?? "")];

    /// <summary>Pairs inside and host IDs.</summary>
    internal static Dictionary<NamespaceKind, NamespaceIds> Pair(string[] inside, string[] host) =>
        All.Select((entry, i) => (entry.Kind, Ids: new NamespaceIds(inside[i], host[i]))).ToDictionary(pair => pair.Kind, pair => pair.Ids);
}
