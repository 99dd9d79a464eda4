using System.Globalization;
using System.Runtime;

namespace Isolation.Child;

/// <summary>
/// Whether nothing but the runtime itself lives in this process. What somebody's module initializer or static constructor has left
/// running would be in every child, in the middle of whatever it was doing.
/// </summary>
internal static class Quiet
{
    /// <summary>The runtime names all its own threads so (comm(5) in /proc/PID/task/TID).</summary>
    private const string RuntimeThread = ".NET ";

    /// <summary>Leaves a small, compact heap: what a child need not copy when it writes.</summary>
    internal static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Null when it is quiet; else what is not.</summary>
    internal static string? WhyNot()
    {
        var strangers = Strangers().ToList();
        if (strangers.Count > 0)
        {
            return "something that ran when the test assembly was loaded (a module initializer, a static constructor) left threads running: " + string.Join(", ", strangers);
        }

        if (Timer.ActiveCount > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"something that ran when the test assembly was loaded left {Timer.ActiveCount} timers running");
        }

        return ThreadPool.PendingWorkItemCount > 0 ? "work is waiting in the thread pool" : null;
    }

    private static IEnumerable<string> Strangers()
    {
        var main = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        foreach (var task in Directory.GetDirectories("/proc/self/task"))
        {
            var name = ReadName(task);
            if (Path.GetFileName(task) != main && name is not null && !name.StartsWith(RuntimeThread, StringComparison.Ordinal))
            {
                yield return $"{name} ({Path.GetFileName(task)})";
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
