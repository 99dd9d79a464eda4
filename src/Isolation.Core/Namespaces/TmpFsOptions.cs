namespace Isolation.Namespaces;

/// <summary>mount(8) takes flags and a file system's own options in one list; mount(2) wants them apart.</summary>
internal static class TmpFsOptions
{
    private static readonly Dictionary<string, MountFlags> Flags = new()
    {
        ["defaults"] = MountFlags.None,
        ["rw"] = MountFlags.None,
        ["ro"] = MountFlags.ReadOnly,
        ["suid"] = MountFlags.None,
        ["nosuid"] = MountFlags.NoSuid,
        ["dev"] = MountFlags.None,
        ["nodev"] = MountFlags.NoDev,
        ["exec"] = MountFlags.None,
        ["noexec"] = MountFlags.NoExec,
        ["sync"] = MountFlags.Synchronous,
        ["async"] = MountFlags.None,
        ["atime"] = MountFlags.None,
        ["noatime"] = MountFlags.NoAccessTime,
        ["nodiratime"] = MountFlags.NoDirectoryAccessTime,
        ["relatime"] = MountFlags.RelativeAccessTime,
        ["strictatime"] = MountFlags.StrictAccessTime,
        ["lazytime"] = MountFlags.LazyTime,
    };

    public static (MountFlags Flags, string Data) Split(string options)
    {
        var flags = MountFlags.None;
        var data = new List<string>();
        foreach (var option in options.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Flags.TryGetValue(option, out var flag))
            {
                flags |= flag;
            }
            else
            {
                data.Add(option);
            }
        }

        return (flags, string.Join(',', data));
    }
}
