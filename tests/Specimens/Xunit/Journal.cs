namespace Specimens;

/// <summary>
/// A directory, named by the runner, where tests note what they did. A note is a file of its own, so that processes that write at the same time do
/// not spoil each other's, and its name begins with the time.
/// </summary>
internal static class Journal
{
    public static void Write(string note)
    {
        if (Environment.GetEnvironmentVariable("SPECIMEN_JOURNAL") is { } directory)
        {
            File.WriteAllText(Path.Combine(directory, $"{DateTime.UtcNow.Ticks}-{Guid.NewGuid():N}"), note);
        }
    }
}
