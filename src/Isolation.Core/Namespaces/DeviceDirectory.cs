namespace Isolation.Namespaces;

/// <param name="Name">Its name in /dev.</param>
/// <param name="IsDirectory">A directory, possibly a mount point.</param>
/// <param name="LinkTarget">Where it points, when it is a symbolic link.</param>
internal sealed record DeviceEntry(string Name, bool IsDirectory = false, string? LinkTarget = null);

/// <summary>What is in /dev.</summary>
internal sealed record DeviceDirectory(IReadOnlyList<DeviceEntry> Entries, DateTime Changed = default)
{
    private const string Path = "/dev";

    public static readonly DeviceDirectory Empty = new([]);

    public bool HasQueues => Entries.Any(entry => entry is { Name: "mqueue", IsDirectory: true });

    public static DeviceDirectory Read()
    {
        // The time first: a device that comes while the entries are read makes the next reader read again.
        var changed = Directory.GetLastWriteTimeUtc(Path);
        var entries = new DirectoryInfo(Path).EnumerateFileSystemInfos().Select(
            info => new DeviceEntry(info.Name, info is DirectoryInfo && info.LinkTarget is null, info.LinkTarget));
        return new DeviceDirectory([.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)], changed);
    }

    public bool IsCurrent() => Directory.GetLastWriteTimeUtc(Path) == Changed;
}
