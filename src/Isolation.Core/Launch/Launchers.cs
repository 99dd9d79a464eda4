using System.Runtime.InteropServices;

namespace Isolation.Launch;

/// <summary>The launcher for this process, or why there is none.</summary>
internal static class Launchers
{
    /// <summary>Null where isolated tests can run; else why this system cannot run them.</summary>
    internal static string? Unsupported { get; } = FindUnsupported();

    internal static ILauncher Default { get; } = new ColdLauncher();

    /// <summary>The environment variable that turns the failure of a test that the host refuses to isolate into a skip.</summary>
    internal static bool SkipWhereRefused =>
        string.Equals(Environment.GetEnvironmentVariable("ISOLATION_UNSUPPORTED"), "skip", StringComparison.OrdinalIgnoreCase);

    private static string? FindUnsupported()
    {
        if (!OperatingSystem.IsLinux())
        {
            return $"Isolated tests need Linux namespaces; this is {RuntimeInformation.OSDescription}. The test did not run.";
        }

        return RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
            ? null
            : $"Isolated tests run on x64 and arm64; this process is {RuntimeInformation.ProcessArchitecture}. The test did not run.";
    }
}
