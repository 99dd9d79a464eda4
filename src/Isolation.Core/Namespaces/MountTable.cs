namespace Isolation.Namespaces;

/// <summary>One line of /proc/self/mountinfo.</summary>
internal sealed record MountEntry(int Id, int ParentId, string Root, string Target, string Type, string SuperOptions);

/// <summary>The mounts of this process, see proc_pid_mountinfo(5).</summary>
internal sealed record MountTable(IReadOnlyList<MountEntry> Entries)
{
    public static readonly MountTable Empty = new([]);

    public static MountTable Parse(IEnumerable<string> lines) => new([.. lines.Select(ParseLine).OfType<MountEntry>()]);

    /// <summary>The mount that is seen at this path: of several on one mount point, the last.</summary>
    public MountEntry? At(string target) => Entries.LastOrDefault(entry => entry.Target == target);

    /// <summary>Mount points directly on the mount at this path, each once: binding them with what is below them brings all.</summary>
    public IEnumerable<string> DirectlyOn(string target) => At(target) is { } mount ? DirectlyOn(mount) : [];

    // A new /proc in a user namespace is refused unless there is one already, anywhere, that nothing hides parts of, as container engines do with
    // theirs. An empty directory that the kernel made to be mounted on, binfmt_misc's, does not count.
    public bool ProcIsMasked =>
        Entries.Where(entry => entry is { Type: "proc", Root: "/" }).ToArray() is { Length: > 0 } all
        && Array.TrueForAll(all, proc => DirectlyOn(proc).Any(target => !target.EndsWith("/sys/fs/binfmt_misc", StringComparison.Ordinal)));

    public bool HasRoot => At("/") is not null;

    private IEnumerable<string> DirectlyOn(MountEntry mount) =>
        Entries.Where(entry => entry.ParentId == mount.Id && entry.Target != mount.Target).Select(entry => entry.Target).Distinct();

    private static MountEntry? ParseLine(string line)
    {
        var halves = line.Split(" - ", 2);
        var left = halves[0].Split(' ');
        var right = halves.Length == 2 ? halves[1].Split(' ') : [];
        return left.Length >= 6 && right.Length >= 3 && int.TryParse(left[0], out var id) && int.TryParse(left[1], out var parent)
            ? new MountEntry(id, parent, Unescape(left[3]), Unescape(left[4]), right[0], right[2])
            : null;
    }

    private static string Unescape(string path) =>
        path.Contains('\\') ? path.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\") : path;
}
