using System.Collections.Concurrent;
using System.Reflection;

namespace Isolation.EndToEnd.Runs;

/// <summary>Where the build put what these tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Root").TrimEnd('/');

    public static string Configuration { get; } = Metadata("Configuration");

    private static ConcurrentDictionary<string, string> Tools { get; } = new();

    private static string Binaries { get; } = Metadata("Binaries");

    public static string OutputOf(string project)
    {
        var directory = Path.Combine(Binaries, project, Configuration.ToLowerInvariant());
        return Directory.Exists(directory) ? directory : throw new DirectoryNotFoundException($"{project} is not built: there is no {directory}");
    }

    /// <summary>A small program of the tests' own, built beside them, at a place that every account can read.</summary>
    public static string Tool(string name) => Tools.GetOrAdd(name, _ =>
    {
        var copy = new Scratch().In(name);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "tools", name), copy);
        return copy;
    });

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
