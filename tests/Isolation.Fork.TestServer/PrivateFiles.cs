using System.Globalization;

namespace Isolation.Fork.TestServer;

/// <summary>The pipes with both ends in this process, by the names that /proc gives them.</summary>
internal static class PrivateFiles
{
    /// <summary>As the server last had them.</summary>
    internal static List<string> Snapshot { get; set; } = [];

    internal static List<string> List() => [.. Directory.GetFiles("/proc/self/fd")
        .Select(Describe).OfType<(string Pipe, bool Writes)>()
        .GroupBy(end => end.Pipe).Where(ends => ends.Select(end => end.Writes).Distinct().Count() == 2).Select(ends => ends.Key)];

    private static (string Pipe, bool Writes)? Describe(string link)
    {
        try
        {
            var target = new FileInfo(link).LinkTarget;
            return target?.StartsWith("pipe:", StringComparison.Ordinal) == true ? (target, IsWriteOnly(link)) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsWriteOnly(string link)
    {
        var line = File.ReadLines(link.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)).First(l => l.StartsWith("flags:", StringComparison.Ordinal));
        return (int.Parse(line[^1..], CultureInfo.InvariantCulture) & 3) == 1;
    }
}
