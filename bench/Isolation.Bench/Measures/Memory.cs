using System.Globalization;
using Isolation.Bench.Specimens;

namespace Isolation.Bench.Measures;

/// <summary>Memory that a waiting child has for itself alone: Private_Clean and Private_Dirty of proc_pid_smaps(5).</summary>
internal sealed record Memory(double ColdMegabytes, double ForkedMegabytes)
{
    internal static Memory Measure() => new(OfChild("spawn"), OfChild("fork"));

    private static double OfChild(string launch)
    {
        var before = Bodies().ToHashSet();
        var run = Task.Run(() => AdapterRun.Run(typeof(Waiting), 1, launch, parallel: false));
        var deadline = DateTime.UtcNow.AddSeconds(20);
        var samples = new List<double>();
        while (!run.IsCompleted && DateTime.UtcNow < deadline)
        {
            samples.AddRange(Bodies().Except(before).Select(PrivateMegabytes).Where(megabytes => megabytes > 0));
            Thread.Sleep(20);
        }

        run.GetAwaiter().GetResult();

        // It starts, waits for most of its life, and ends.
        return samples.Count > 20 ? Spread.Of(samples).Median : throw new InvalidOperationException("the waiting child was hardly ever seen in /proc");
    }

    /// <summary>The CLRs inside PID namespaces of ours.</summary>
    private static IEnumerable<int> Bodies()
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            string[] ids, command;
            try
            {
                command = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0');
                ids = File.ReadLines(Path.Combine(folder, "status")).First(line => line.StartsWith("NSpid:", StringComparison.Ordinal)).Split('\t');
            }
            catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException)
            {
                continue;
            }

            if (command.Any(argument => argument.EndsWith("Isolation.Core.dll", StringComparison.Ordinal)) && ids.Length > 2 && ids[^1] != "1")
            {
                yield return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            }
        }
    }

    private static double PrivateMegabytes(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/smaps_rollup")
                .Where(line => line.StartsWith("Private_", StringComparison.Ordinal))
                .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
