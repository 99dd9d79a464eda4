using System.Globalization;

namespace Isolation.Soak;

/// <summary>What the runner and the fork server hold at one moment.</summary>
internal sealed record Holdings(
    double RunnerDescriptors, double RunnerThreads, double RunnerMegabytes, double ServerDescriptors, double ServerThreads, double ServerMegabytes, double Processes, double Namespaces);

/// <summary>What has been spent until a moment: processor time of the runner, the fork server and all processes that it has reaped, and time.</summary>
internal readonly record struct Spent(double CpuMilliseconds, double Milliseconds)
{
    private const double MillisecondsPerTick = 10; // USER_HZ is 100 in all that proc_pid_stat(5) tells

    internal static Spent By(int runner, int server) => new(Cpu(runner, 2) + Cpu(server, 4), Environment.TickCount64);

    /// <summary>utime, stime and, of a process that reaps the others, cutime and cstime.</summary>
    private static double Cpu(int process, int fields) =>
        ProcFile.StatOf(process).Skip(11).Take(fields).Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) * MillisecondsPerTick;
}

/// <summary>One look, and what had been spent when it began and when it was over.</summary>
/// <param name="Holdings">What was seen.</param>
/// <param name="Yardstick">The machine's speed, in milliseconds of processor time.</param>
/// <param name="Before">Spent when the look began.</param>
/// <param name="After">Spent when it was over.</param>
internal sealed record Sample(Holdings Holdings, double Yardstick, Spent Before, Spent After)
{
    /// <summary>Null without a fork server.</summary>
    internal static Sample? Take()
    {
        var self = Environment.ProcessId;
        var all = Processes.OfThisSoak();
        if (Processes.ServerAmong(all) is not { Id: var server })
        {
            return null;
        }

        var before = Spent.By(self, server);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var holdings = new Holdings(
            Descriptors(self), ProcFile.NumberInStatus(self, "Threads"), Megabytes(self), Descriptors(server), ProcFile.NumberInStatus(server, "Threads"), Megabytes(server),
            all.Count, all.SelectMany(process => NamespacesOf(process.Id)).Except(NamespacesOf(self)).Distinct().Count());
        return new Sample(holdings, Soak.Yardstick.Measure(), before, Spent.By(self, server));
    }

    private static IEnumerable<string?> NamespacesOf(int process) => ProcFile.Entries($"/proc/{process}/ns").Select(ProcFile.LinkTarget).Where(target => target is not null);

    private static double Descriptors(int process) => ProcFile.Entries($"/proc/{process}/fd").Length;

    private static double Megabytes(int process) => ProcFile.NumberInStatus(process, "RssAnon") / 1024;
}
