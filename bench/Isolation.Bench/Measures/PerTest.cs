using Isolation.Bench.Specimens;

namespace Isolation.Bench.Measures;

/// <summary>An empty test, one after another: cold, forked, and unshare(1), in turns, so that a change of the machine's speed hits all three.</summary>
internal sealed record PerTest(Spread Cold, Spread Forked, Spread Unshare, Spread Ready)
{
    internal static PerTest Measure(int rounds)
    {
        List<double> cold = [], forked = [], unshare = [], ready = [];
        for (var i = 0; i < rounds; i++)
        {
            cold.AddRange(AdapterRun.Run(typeof(Empty), 8, "spawn", parallel: false).Milliseconds.Skip(1));
            var run = AdapterRun.Run(typeof(Empty), 60, "fork", parallel: false);
            RequireForked(run);
            forked.AddRange(run.Milliseconds.Skip(2));
            ready.Add(run.Milliseconds[0]);
            unshare.AddRange(Enumerable.Range(0, 40).Select(_ => UnshareCommand.Measure()));
        }

        return new PerTest(Spread.Of(cold), Spread.Of(forked), Spread.Of(unshare), Spread.Of(ready));
    }

    internal static void RequireForked(AdapterResult run)
    {
        if (!run.Diagnostics.Any(line => line.Contains("fork server ready", StringComparison.Ordinal)) || run.Diagnostics.Any(line => line.Contains("fresh processes", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("the tests were not forked: " + string.Join("\n", run.Diagnostics));
        }
    }
}
