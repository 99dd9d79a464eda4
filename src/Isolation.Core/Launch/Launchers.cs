using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Isolation.Launch;

/// <summary>The launcher for this process, or why there is none.</summary>
internal static class Launchers
{
    /// <summary>Null where isolated tests can run; else why this system cannot run them.</summary>
    internal static string? Unsupported { get; } = FindUnsupported();

    /// <summary>The launcher that <c>ISOLATION_LAUNCH</c> names: <c>fork</c>, the default, or <c>spawn</c>.</summary>
    /// <param name="suite">Whose tests it will launch.</param>
    /// <param name="tell">Takes one line about which launcher is used, and why.</param>
    /// <exception cref="ArgumentException">The variable has another value.</exception>
    internal static ILauncher Create(Suite suite, Action<string> tell)
    {
        var setting = RunSetting.Capture();
        return new MeasuredLauncher(Create(suite, setting, tell), tell);
    }

    private static ILauncher Create(Suite suite, RunSetting setting, Action<string> tell) =>
        Environment.GetEnvironmentVariable("ISOLATION_LAUNCH") switch
        {
            null or "" or "fork" when WhyNotFork() is { } reason => Cold(suite, setting, tell, reason),
            null or "" or "fork" => new ForkLauncher(suite, setting, tell),
            "spawn" => new ColdLauncher(suite, setting),
            var other => throw new ArgumentException($"The environment variable ISOLATION_LAUNCH is \"{other}\"; it can be \"fork\" (the default) or \"spawn\"."),
        };

    /// <summary>The environment variable that turns the failure of a test that the host refuses to isolate into a skip.</summary>
    internal static bool SkipWhereRefused =>
        string.Equals(Environment.GetEnvironmentVariable("ISOLATION_UNSUPPORTED"), "skip", StringComparison.OrdinalIgnoreCase);

    private static ColdLauncher Cold(Suite suite, RunSetting setting, Action<string> tell, string reason)
    {
        tell("Isolation: isolated tests run in fresh processes, not forked ones: " + reason);
        return new ColdLauncher(suite, setting);
    }

    /// <summary>Whoever watches this process wants to watch its children, and cannot watch a copy.</summary>
    private static string? WhyNotFork() =>
        Debugger.IsAttached ? "a debugger is attached to the runner"
        : Environment.GetEnvironmentVariable("CORECLR_ENABLE_PROFILING") == "1" ? "a profiler is attached (CORECLR_ENABLE_PROFILING=1)"
        : null;

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
