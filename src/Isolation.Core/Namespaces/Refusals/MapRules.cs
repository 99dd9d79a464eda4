namespace Isolation.Namespaces;

/// <summary>The user namespace is there, but its IDs cannot be mapped.</summary>
internal static class MapRules
{
    public static readonly RefusalRule[] All =
    [
        new(
            c => c.Step.Op == SetupOp.MapRun && (c.Errno is Errno.Enoent || !Path.IsPathRooted(c.Step.Arguments[0])),
            c => $"{Program(c)}(1) is not installed. An ordinary user needs it to map more than his own ID.",
            _ => "sudo apt-get install uidmap (Debian, Ubuntu), sudo dnf install shadow-utils (Fedora), sudo apk add shadow-uidmap (Alpine); "
                + "or leave out Map = UserMap.Ranges"),
        new(
            c => c.Step.Op == SetupOp.MapRun,
            c => $"{Program(c)}(1) refused the ranges: a user may map what {GrantFile(c)} grants him, and his own ID once. "
                + $"Granted to {c.Host.UserName}: {Grants(c)}. It also fails where its file has lost the set-user-ID bit or the file system is mounted nosuid.",
            c => $"ask for granted ranges, or grant them: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {c.Host.UserName}"),
        new(
            c => IsMap(c) && c.IsDenied && c.Host.EffectiveUserId == 0 && !c.Host.Has(Capability.SetFileCapabilities) && c.Plan.Map != UserMap.Ranges,
            _ => "root may map its ID 0 only with CAP_SETFCAP (Linux 5.12 and later), and this container has dropped it.",
            _ => "start the container with --cap-add SETFCAP, or run the tests as an ordinary user"),
        new(
            c => IsMap(c) && c.Errno is Errno.Einval,
            c => $"the kernel does not take this map: {c.Step.Arguments[1].TrimEnd('\n').Replace("\n", ", ")}. "
                + "Outer IDs must exist in the user namespace that the runner is in (see /proc/self/uid_map and gid_map).",
            _ => "ask for ranges that exist there"),
        new(
            c => IsMap(c) && c.Errno is Errno.Eperm && c.Plan.Map == UserMap.Ranges,
            c => $"an outer ID of this map does not exist in the user namespace that the runner is in: {c.Step.Arguments[1].TrimEnd('\n').Replace("\n", ", ")}.",
            _ => "ask for ranges that exist there (see /proc/self/uid_map and gid_map)"),
    ];

    private static bool IsMap(RefusalCase c) => c.Step.Op == SetupOp.MapWrite;

    private static string Program(RefusalCase c) => Path.GetFileName(c.Step.Arguments[0]);

    private static bool IsGroups(RefusalCase c) => Program(c) == "newgidmap";

    private static string GrantFile(RefusalCase c) => IsGroups(c) ? "/etc/subgid" : "/etc/subuid";

    private static string Grants(RefusalCase c)
    {
        var grants = IsGroups(c) ? c.Host.SubordinateGroups : c.Host.SubordinateUsers;
        return grants.Count == 0 ? "nothing" : string.Join(", ", grants.Select(grant => $"{grant.Count} from {grant.First} on"));
    }
}
