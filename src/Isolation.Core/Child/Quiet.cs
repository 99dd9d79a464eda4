using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Isolation.Interop;

namespace Isolation.Child;

/// <summary>
/// Whether nothing but the runtime itself lives in this process. What somebody's module initializer or static constructor has left
/// running would be in every child, in the middle of whatever it was doing.
/// </summary>
internal static class Quiet
{
    /// <summary>The runtime names all its own threads so (comm(5) in /proc/PID/task/TID).</summary>
    private const string RuntimeThread = ".NET ";
    private const string PoolThread = ".NET TP Worker";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Leaves a small, compact heap, what a child need not copy when it writes, and waits for the pool's threads to leave.</summary>
    internal static void Settle()
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 2; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        while (Threads().Any(thread => thread.Name == PoolThread) && Stopwatch.GetElapsedTime(start) < Patience)
        {
            Thread.Sleep(5);
        }
    }

    /// <summary>Null when it is quiet; else what is not.</summary>
    internal static string? WhyNot()
    {
        var strangers = Threads().Where(IsStranger).Select(thread => $"{thread.Name} ({thread.Id})").ToList();
        if (strangers.Count > 0)
        {
            return "something that ran when the test assembly was loaded (a module initializer, a static constructor) left threads running: " + string.Join(", ", strangers);
        }

        if (Timer.ActiveCount > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"something that ran when the test assembly was loaded left {Timer.ActiveCount} {(Timer.ActiveCount == 1 ? "timer" : "timers")} running");
        }

        if (Sockets() is { Count: > 0 } sockets)
        {
            return "something that ran when the test assembly was loaded left sockets open, which all children would share: " + string.Join(", ", sockets);
        }

        return ThreadPool.PendingWorkItemCount > 0 || Threads().Any(thread => thread.Name == PoolThread)
            ? "something that ran when the test assembly was loaded keeps the thread pool at work"
            : null;
    }

    private static bool IsStranger((string Id, string Name) thread) =>
        !thread.Name.StartsWith(RuntimeThread, StringComparison.Ordinal) && thread.Id != Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Beside the server's channel.</summary>
    private static List<string> Sockets() =>
        [.. Directory.GetFiles("/proc/self/fd").Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Where(fd => fd > ForkServer.ChannelDescriptor && Descriptors.IsSocket(fd)).Order().Select(fd => string.Create(CultureInfo.InvariantCulture, $"descriptor {fd}"))];

    private static IEnumerable<(string Id, string Name)> Threads()
    {
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            if (ReadName(task) is { } name)
            {
                yield return (Path.GetFileName(task), name);
            }
        }
    }

    /// <summary>Null for a thread that has just ended.</summary>
    private static string? ReadName(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
