namespace Isolation.Namespaces;

/// <summary>The flags of mount(2) that set-up uses.</summary>
[Flags]
internal enum MountFlags : uint
{
    None = 0,
    ReadOnly = 1,
    NoSuid = 2,
    NoDev = 4,
    NoExec = 8,
    Synchronous = 16,
    NoAccessTime = 1024,
    NoDirectoryAccessTime = 2048,
    Bind = 4096,
    Move = 8192,
    Recursive = 16384,
    Private = 1 << 18,
    RelativeAccessTime = 1 << 21,
    StrictAccessTime = 1 << 24,
    LazyTime = 1 << 25,

    /// <summary>What the kernel's own file systems are mounted with.</summary>
    Kernel = NoSuid | NoDev | NoExec,
}

internal static class MountFlagNames
{
    private static readonly (MountFlags Flag, string Name)[] Names =
    [
        (MountFlags.ReadOnly, "MS_RDONLY"), (MountFlags.NoSuid, "MS_NOSUID"), (MountFlags.NoDev, "MS_NODEV"), (MountFlags.NoExec, "MS_NOEXEC"),
        (MountFlags.Synchronous, "MS_SYNCHRONOUS"), (MountFlags.NoAccessTime, "MS_NOATIME"), (MountFlags.NoDirectoryAccessTime, "MS_NODIRATIME"),
        (MountFlags.Bind, "MS_BIND"), (MountFlags.Move, "MS_MOVE"), (MountFlags.Recursive, "MS_REC"), (MountFlags.Private, "MS_PRIVATE"),
        (MountFlags.RelativeAccessTime, "MS_RELATIME"), (MountFlags.StrictAccessTime, "MS_STRICTATIME"), (MountFlags.LazyTime, "MS_LAZYTIME"),
    ];

    /// <summary>As in mount(2): <c>MS_NOSUID | MS_NODEV</c>, or <c>0</c>.</summary>
    public static string Of(MountFlags flags) =>
        flags == MountFlags.None ? "0" : string.Join(" | ", Names.Where(name => flags.HasFlag(name.Flag)).Select(name => name.Name));
}
