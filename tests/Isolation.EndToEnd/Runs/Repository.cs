using System.Reflection;

namespace Isolation.EndToEnd.Runs;

/// <summary>Where the build put what these tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("Root").TrimEnd('/');

    public static string Configuration { get; } = Metadata("Configuration");

    private static string Binaries { get; } = Metadata("Binaries");

    public static string OutputOf(string project)
    {
        var directory = Path.Combine(Binaries, project, Configuration.ToLowerInvariant());
        return Directory.Exists(directory) ? directory : throw new DirectoryNotFoundException($"{project} is not built: there is no {directory}");
    }

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
