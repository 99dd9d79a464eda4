namespace Isolation.EndToEnd.Runs;

/// <summary>What /proc of the host shows.</summary>
internal static class HostProcesses
{
    /// <summary>The command lines of all processes, words separated by NUL.</summary>
    public static IReadOnlyList<string> CommandLines() => [.. Directory.GetDirectories("/proc").Select(CommandLine).Where(line => line.Length > 0)];

    private static string CommandLine(string process)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0]) ? File.ReadAllText($"{process}/cmdline") : "";
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }
}
