using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Isolation.Soak;

/// <summary>
/// What the machine needs at the moment for work like a test's, in processor time: unshare(1) with the same namespaces. Other load changes it by
/// more than the tenth that a soak looks for.
/// </summary>
internal static partial class Yardstick
{
    private const int Runs = 20;
    private const int ResourceUsageChildren = -1;

    private static readonly string[] Arguments =
        [.. Environment.IsPrivilegedProcess ? (string[])[] : ["--user", "--map-root-user"], "--net", "--pid", "--fork", "--mount", "--uts", "--ipc", "--mount-proc", "true"];

    /// <summary>Milliseconds for one.</summary>
    internal static double Measure()
    {
        var before = OfChildren();
        for (var i = 0; i < Runs; i++)
        {
            using var process = Process.Start("unshare", Arguments);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"unshare {string.Join(' ', Arguments)}: exit code {process.ExitCode}");
            }
        }

        return (OfChildren() - before) / Runs;
    }

    private static double OfChildren()
    {
        Span<long> usage = stackalloc long[18]; // struct rusage: two timevals and fourteen longs
        if (GetResourceUsage(ResourceUsageChildren, usage) != 0)
        {
            throw new IOException("getrusage: " + Marshal.GetLastPInvokeErrorMessage());
        }

        return ((usage[0] + usage[2]) * 1000) + ((usage[1] + usage[3]) / 1000.0);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, Span<long> usage);
}
