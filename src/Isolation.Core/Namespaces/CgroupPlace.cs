namespace Isolation.Namespaces;

/// <summary>A mounted cgroup hierarchy, and the directory in it that is this process's cgroup.</summary>
internal sealed record CgroupPlace(string MountPoint, string OwnDirectory)
{
    /// <param name="mounts">The process's mounts.</param>
    /// <param name="memberships">The lines of /proc/self/cgroup: <c>id:controllers:path</c>, version 2 with neither ID nor controllers.</param>
    public static IReadOnlyList<CgroupPlace> Find(MountTable mounts, IEnumerable<string> memberships)
    {
        var places = new List<CgroupPlace>();
        foreach (var fields in memberships.Select(line => line.Split(':', 3)).Where(fields => fields.Length == 3))
        {
            var mount = mounts.Entries.LastOrDefault(entry => IsHierarchy(entry, fields[1]));
            if (mount is not null && Below(mount.Root, fields[2]) is { } relative)
            {
                places.Add(new CgroupPlace(mount.Target, relative.Length == 0 ? mount.Target : $"{mount.Target}/{relative}"));
            }
        }

        return places;
    }

    private static bool IsHierarchy(MountEntry entry, string controllers) =>
        controllers.Length == 0 ? entry.Type == "cgroup2"
        : entry.Type == "cgroup" && controllers.Split(',').All(entry.SuperOptions.Split(',').Contains);

    private static string? Below(string root, string path) =>
        MountItem.Covers(root, path) ? path[root.Length..].Trim('/') : null;
}
