namespace HostState;

/// <summary>
/// A variable in the environment of a process that all its descendants inherit, whatever namespaces they are in and whoever adopts them:
/// what still carries it when the process is over was left behind.
/// </summary>
public sealed class ProcessMark
{
    private const string Variable = "ISOLATION_EXAMPLE_RUN";

    private readonly string value = Guid.NewGuid().ToString("N");

    public Dictionary<string, string?> Environment => new() { [Variable] = value };

    /// <summary>The command lines of the processes that carry the mark. Gives them a moment to end.</summary>
    public IReadOnlyList<string> LeftBehind(TimeSpan patience)
    {
        for (var until = DateTime.UtcNow + patience; ; Thread.Sleep(50))
        {
            var found = Carriers().ToList();
            if (found.Count == 0 || DateTime.UtcNow > until)
            {
                return found;
            }
        }
    }

    private IEnumerable<string> Carriers() =>
        from directory in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(directory), out _) && Text(directory, "environ").Contains($"{Variable}={value}", StringComparison.Ordinal)
        select $"{Path.GetFileName(directory)}: {Text(directory, "cmdline").Replace('\0', ' ')}";

    // A process may end, or be somebody else's, at any moment.
    private static string Text(string directory, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
