namespace HostState;

/// <summary>Every kernel setting that can be written, with its value. Those that cannot be written are the kernel's own counters.</summary>
internal static class Sysctls
{
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // Written by the kernel itself as processes start, and as interrupts take longer.
    private static readonly string[] MoveByThemselves = ["/proc/sys/kernel/ns_last_pid", "/proc/sys/kernel/perf_event_max_sample_rate"];

    public static IEnumerable<string> Read()
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.EnumerateFiles("/proc/sys", "*", all)
            .Except(MoveByThemselves)
            .Where(path => (File.GetUnixFileMode(path) & Writable) != 0)
            .Select(path => $"{path} = {Value(path)}");
    }

    private static string Value(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "not readable";
        }
    }
}
