using System.Diagnostics;

namespace Isolation.Bench;

/// <summary>What util-linux takes to run <c>true</c> in the same namespaces.</summary>
internal static class UnshareCommand
{
    internal static double Measure()
    {
        string[] identity = Environment.IsPrivilegedProcess ? [] : ["-U", "-r"];
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start("unshare", [.. identity, "-n", "-p", "-f", "-m", "-u", "-i", "--mount-proc", "true"]);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"unshare(1) exited with code {process.ExitCode}");
    }
}
