using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using Isolation.Protocol;

namespace Isolation.Fork.TestServer;

/// <summary>That a child is what the server was, and in a world of its own.</summary>
internal static class TwinChecks
{
    internal static string? IsSameProcess(ChildContext context)
    {
        using var self = Process.GetCurrentProcess();
        var inner = new FileInfo("/proc/self").LinkTarget;
        return Environment.ProcessId == context.ServerPid && self.Id == context.ServerPid && inner == $"{context.ServerPid}" && self.Threads.Count > 1
            ? null
            : $"server {context.ServerPid}, here {Environment.ProcessId}, {self.Id}, {inner}";
    }

    internal static string? HasSameThreads(ChildContext context)
    {
        var threads = ChildContext.ListThreads();
        // The finalizer thread's ID is each child's own.
        var missing = context.ServerThreads.Except(threads).ToList();
        var finalizer = missing.SingleOrDefault(thread => thread.EndsWith(" .NET Finalizer", StringComparison.Ordinal));
        if (finalizer is null || !missing.Remove(finalizer) || threads.Count(thread => thread.EndsWith(" .NET Finalizer", StringComparison.Ordinal)) != 1)
        {
            return $"the finalizer thread has no ID of its own among {string.Join(", ", threads)}";
        }

        return missing.Count == 0 ? null : $"missing {string.Join(", ", missing)} among {string.Join(", ", threads)}";
    }

    internal static string? HasOwnWorld(ChildContext context)
    {
        var processes = Directory.GetDirectories("/proc").Count(path => int.TryParse(Path.GetFileName(path), out _));
        var interfaces = string.Join(",", NetworkInterface.GetAllNetworkInterfaces().Select(network => network.Name));
        var parent = File.ReadLines("/proc/self/status").First(line => line.StartsWith("PPid", StringComparison.Ordinal)).Split('\t')[1];
        return processes == 2 && interfaces == "lo" && Environment.MachineName == "child" && parent == "1"
            ? null
            : $"{processes} processes, interfaces {interfaces}, host {Environment.MachineName}, parent {parent}";
    }

    /// <summary>A private pipe's inode here is none of the server's, which the server has named in the environment.</summary>
    internal static string? SharesNoPrivateFile(ChildContext context)
    {
        var shared = PrivateFiles.Snapshot.Intersect(PrivateFiles.List()).ToList();
        return PrivateFiles.Snapshot.Count == 0 ? "the server had no private pipe" : shared.Count == 0 ? null : "shared: " + string.Join(", ", shared);
    }

    /// <summary>
    /// OpenSSL's generator, which the server has used, must not give each child the same numbers. Each leaves its own in a file of
    /// the server's.
    /// </summary>
    internal static string? DrawRandomNumbers(ChildContext context)
    {
        var drawn = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var elsewhere = Task.Run(() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16))).Result;
        var file = RandomFile(context.ServerPid);
        var seen = File.Exists(file) ? File.ReadAllText(file) : "";
        File.AppendAllText(file, $"{drawn} {elsewhere} {Guid.NewGuid():N}\n");
        return seen.Contains(drawn, StringComparison.Ordinal) || seen.Contains(elsewhere, StringComparison.Ordinal) ? $"{drawn} or {elsewhere} was drawn before" : null;
    }

    internal static string RandomFile(int serverPid) => Path.Combine(Path.GetTempPath(), $"fork-test-random-{serverPid}");

    internal static string? ForkAgain(ChildContext context)
    {
        if (!Interop.Fork.TryPrepare(out var result))
        {
            return ForkStages.Describe(result.Stage, result.Errno, result.Value);
        }

        for (var i = 0; i < 3; i++)
        {
            using var child = Child.Fork(WorldScript.Build(), out result, out var grandchild, []);
            if (grandchild is not null)
            {
                grandchild.Say("grandchild");
                Environment.Exit(ThreadChecks.RunInPool(grandchild) is null ? 5 : 6);
            }

            if (child is null || !child.Wait(10000) || child.End != "exit 5" || child.Said != "grandchild")
            {
                return $"grandchild: {child?.End} {child?.Said} {ForkStages.Describe(result.Stage, result.Errno, result.Value)}";
            }
        }

        return null;
    }
}
