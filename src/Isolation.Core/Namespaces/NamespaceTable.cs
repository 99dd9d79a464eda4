namespace Isolation.Namespaces;

/// <summary>How the kernel spells each kind of namespace.</summary>
/// <param name="Kind">One flag.</param>
/// <param name="CloneFlag">The flag's value for clone(2) and unshare(2).</param>
/// <param name="CloneName">The flag's name.</param>
/// <param name="ProcName">The file's name in <c>/proc/PID/ns</c>; the name in <c>user.max_*_namespaces</c> as well.</param>
/// <param name="Config">The kernel's build option.</param>
internal sealed record NamespaceName(NamespaceKind Kind, uint CloneFlag, string CloneName, string ProcName, string Config);

internal static class NamespaceTable
{
    public static readonly NamespaceName[] All =
    [
        new(NamespaceKind.User, 0x10000000, "CLONE_NEWUSER", "user", "CONFIG_USER_NS"),
        new(NamespaceKind.Mount, 0x00020000, "CLONE_NEWNS", "mnt", "CONFIG_NAMESPACES"),
        new(NamespaceKind.Uts, 0x04000000, "CLONE_NEWUTS", "uts", "CONFIG_UTS_NS"),
        new(NamespaceKind.Ipc, 0x08000000, "CLONE_NEWIPC", "ipc", "CONFIG_IPC_NS"),
        new(NamespaceKind.Network, 0x40000000, "CLONE_NEWNET", "net", "CONFIG_NET_NS"),
        new(NamespaceKind.Pid, 0x20000000, "CLONE_NEWPID", "pid", "CONFIG_PID_NS"),
        new(NamespaceKind.Cgroup, 0x02000000, "CLONE_NEWCGROUP", "cgroup", "CONFIG_CGROUPS"),
        new(NamespaceKind.Time, 0x00000080, "CLONE_NEWTIME", "time", "CONFIG_TIME_NS"),
    ];

    public static IEnumerable<NamespaceKind> Split(NamespaceKind kinds) => Of(kinds).Select(name => name.Kind);

    public static IEnumerable<NamespaceName> Of(NamespaceKind kinds) => All.Where(name => kinds.HasFlag(name.Kind));

    public static uint CloneFlags(NamespaceKind kinds) => Of(kinds).Aggregate(0u, (flags, name) => flags | name.CloneFlag);

    /// <summary>As in a manual page: <c>CLONE_NEWUSER | CLONE_NEWNET</c>, or <c>0</c>.</summary>
    public static string CloneNames(NamespaceKind kinds) =>
        kinds == NamespaceKind.None ? "0" : string.Join(" | ", Of(kinds).Select(name => name.CloneName));
}
