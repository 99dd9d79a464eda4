namespace Isolation.Fork.TestServer;

/// <summary>The pipes with both ends in this process, by the names that /proc gives them.</summary>
internal static class PrivateFiles
{
    /// <summary>As the server last had them.</summary>
    internal static List<string> Snapshot { get; set; } = [];

    internal static List<string> List() => [.. Directory.GetFiles("/proc/self/fd")
        .Select(Target).OfType<string>().Where(target => target.StartsWith("pipe:", StringComparison.Ordinal))
        .GroupBy(target => target).Where(ends => ends.Count() == 2).Select(ends => ends.Key)];

    private static string? Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
