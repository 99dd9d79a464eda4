using System.Text;

namespace Isolation.EndToEnd.Runs;

/// <summary>What /proc of the host shows.</summary>
internal static class HostProcesses
{
    /// <summary>The command lines of all processes, words separated by NUL.</summary>
    public static IReadOnlyList<string> CommandLines() => [.. Ids().Select(id => Read(id, "cmdline")).Where(line => line.Length > 0)];

    /// <summary>The processes that a run started: they inherit an environment that names its scratch directory.</summary>
    public static IReadOnlyList<HostProcess> Of(Scratch scratch) =>
        [.. Ids().Where(id => Read(id, "environ").Contains($"={scratch.Path}/", StringComparison.Ordinal)).Select(id => new HostProcess(id, Read(id, "cmdline")))];

    public static int ParentOf(int id) => int.Parse(Read(id, "stat").Split(") ")[1].Split(' ')[1]);

    public static void EventuallyNone(Scratch scratch, TimeSpan patience)
    {
        for (var deadline = DateTime.UtcNow + patience; Of(scratch) is { Count: > 0 } alive; Thread.Sleep(50))
        {
            Assert.True(DateTime.UtcNow < deadline, $"alive after {patience}:\n{string.Join('\n', alive)}");
        }
    }

    private static IEnumerable<int> Ids() =>
        Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!));

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}", Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // it has just ended, or it is another user's
        }
    }
}

internal sealed record HostProcess(int Id, string CommandLine)
{
    public bool Is(string program) => CommandLine.Split('\0').Any(word => Path.GetFileName(word) == program);

    public override string ToString() => $"{Id} {CommandLine.Replace('\0', ' ')}";
}
