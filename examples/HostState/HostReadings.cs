using System.ComponentModel;

namespace HostState;

internal sealed record HostReading(string Part, Func<IEnumerable<string>> Read);

/// <summary>The parts of a host that a snapshot holds. What moves by itself (counters, clocks, leases) is left out.</summary>
internal static class HostReadings
{
    public static IReadOnlyList<HostReading> All { get; } =
    [
        new("interfaces", () => Lines("ip", "-o", "link")),
        new("addresses", () => Lines("ip", "-o", "address").Select(WithoutLease)),
        new("routes", () => Lines("ip", "route", "show", "table", "all").Select(WithoutLease)),
        new("policy rules", () => [.. Lines("ip", "-4", "rule"), .. Lines("ip", "-6", "rule")]),
        new("firewall lines", () => Lines("nft", "--stateless", "list", "ruleset")),
        new("mounts", () => File.ReadLines("/proc/self/mountinfo")),
        new("host names", () => [File.ReadAllText("/proc/sys/kernel/hostname"), File.ReadAllText("/proc/sys/kernel/domainname")]),
        new("clock offsets", () => File.ReadLines("/proc/self/timens_offsets")),
        new("sysctls", Sysctls.Read),
        new("IPC objects", () => SystemVIpc().Concat(Names("/dev/mqueue"))),
        new("files in /etc", () => Directory.EnumerateFileSystemEntries("/etc").Select(Described)),
        new("names in /run", () => Names("/run").Concat(Names("/run/netns"))),
    ];

    private static IEnumerable<string> Lines(string program, params string[] arguments)
    {
        try
        {
            var result = Command.Try(program, arguments);
            return result.ExitCode == 0 ? result.OutputLines : [HostSnapshot.NotReadable + result.Errors.Split('\n')[0]];
        }
        catch (Win32Exception error)
        {
            return [HostSnapshot.NotReadable + error.Message];
        }
    }

    private static string WithoutLease(string line)
    {
        string[] leases = [" valid_lft", " expires"];
        var end = leases.Select(lease => line.IndexOf(lease, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(line.Length).Min();
        return line[..end];
    }

    private static IEnumerable<string> SystemVIpc() =>
        from kind in new[] { "msg", "sem", "shm" }
        from line in File.ReadLines($"/proc/sysvipc/{kind}").Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select $"{kind} key {fields[0]} id {fields[1]}";

    private static IEnumerable<string> Names(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFileSystemEntries(directory) : [];

    private static string Described(string path) => $"{path} written {File.GetLastWriteTimeUtc(path):O}";
}
