namespace Isolation.Launch;

/// <summary>The settings of the CLR that make a process fit to be forked, and cheap to.</summary>
internal static class ForkServerEnvironment
{
    private static readonly (string Name, string Value)[] Own =
    [
        // Else the JIT's memory is one MAP_SHARED memfd: parent and child would write over each other.
        ("DOTNET_EnableWriteXorExecute", "0"),

        // Code is compiled once, in full: no tiering thread wakes up in every child to do it again.
        ("DOTNET_TieredCompilation", "0"),
        ("DOTNET_TieredPGO", "0"),

        // The pool's threads leave soon after the warm-up. Those that a child makes itself have IDs that no other child has, which is
        // what named mutexes tell their owners by; and none has to be stopped and made anew.
        ("DOTNET_ThreadPool_ThreadTimeoutMs", "30"),

        // One thread less to stop and to start.
        ("DOTNET_gcConcurrent", "0"),

        // The diagnostics socket and pipes are named by a PID that all children share.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    /// <summary>Their names, so that the server can forget them.</summary>
    internal static string[] OwnNames { get; } = [.. Own.Select(entry => entry.Name)];

    internal static RunSetting Apply(RunSetting setting) => setting with
    {
        Environment = [.. setting.Environment.Where(entry => !IsOwn(entry)), .. Own.Select(entry => $"{entry.Name}={entry.Value}")],
    };

    /// <summary>What the run had set itself and the server has to set back.</summary>
    internal static string[] Replaced(RunSetting setting) => [.. setting.Environment.Where(IsOwn)];

    private static bool IsOwn(string entry) => Own.Any(own => entry.StartsWith(own.Name + "=", StringComparison.Ordinal));
}
