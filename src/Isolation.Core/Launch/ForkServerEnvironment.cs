namespace Isolation.Launch;

/// <summary>The settings of the CLR that make a process fit to be forked, and cheap to.</summary>
internal static class ForkServerEnvironment
{
    private static readonly (string Name, string Value)[] Own =
    [
        // Else the JIT's memory is one MAP_SHARED memfd: parent and child would write over each other.
        ("DOTNET_EnableWriteXorExecute", "0"),

        // The pool's threads leave soon after the warm-up. Those that a child makes itself have IDs that no other child has, which is
        // what named mutexes tell their owners by; and none has to be stopped and made anew.
        ("DOTNET_ThreadPool_ThreadTimeoutMs", "30"),

        // A method is optimized after 1,000 calls (hexadecimal), not 30: what a test calls often gets there all the same, but every child that
        // lives for more than 100 ms would else compile much of the test framework once more, whose methods the warm-up has brought near 30.
        ("DOTNET_TC_CallCountThreshold", "3E8"),

        // The thread that compiles in the background leaves when it has nothing to do: one less to stop and to start.
        ("DOTNET_TC_BackgroundWorkerTimeoutMs", "0"),

        // The diagnostics socket and pipes are named by a PID that all children share.
        ("DOTNET_EnableDiagnostics", "0"),
    ];

    /// <summary>Their names, so that the server can forget them.</summary>
    internal static string[] OwnNames { get; } = [.. Own.Select(entry => entry.Name)];

    /// <remarks>Own ones last: when the server blanks them out in /proc/PID/environ, nothing is missing in between.</remarks>
    internal static RunSetting Apply(RunSetting setting) => setting with
    {
        Environment = [.. setting.Environment.Where(entry => !IsOwn(entry)), .. Own.Select(entry => $"{entry.Name}={entry.Value}")],
    };

    /// <summary>What the run had set itself and the server has to set back.</summary>
    internal static string[] Replaced(RunSetting setting) => [.. setting.Environment.Where(IsOwn)];

    private static bool IsOwn(string entry) => Own.Any(own => entry.StartsWith(own.Name + "=", StringComparison.Ordinal));
}
