using System.Diagnostics;

namespace Isolation.Soak;

/// <summary>All that a soak has found.</summary>
internal sealed record Findings(IReadOnlyList<(string Name, string Problem)> Checks, IReadOnlyList<Comparison> Comparisons, int Tests, TimeSpan Time);

/// <summary>Runs the batches, takes samples, and checks.</summary>
internal static class SoakRun
{
    internal static Findings Run(SoakPlan plan, TextWriter screen)
    {
        Batch.Size = plan.BatchSize;
        var batch = new Batch();
        var watchdog = new Watchdog(screen);
        watchdog.Start();

        // The runner's own first times, which no later batch has.
        RunBatch(batch, watchdog, 2 * Window.Step, parallel: false);
        RunBatch(batch, watchdog, 2 * Window.Step, parallel: true);

        var start = Stopwatch.GetTimestamp();
        var batches = new List<(bool Parallel, ResultSink Sink, List<Sample> Samples)>();
        for (var number = 0; number < plan.Batches; number++)
        {
            var began = Stopwatch.GetTimestamp();
            var parallel = number % 2 == 1;
            var (sink, samples) = RunBatch(batch, watchdog, plan.BatchSize, parallel);
            batches.Add((parallel, sink, samples));
            screen.WriteLine($"batch {number + 1}: {plan.BatchSize} tests {(parallel ? "in parallel" : "one after another")}, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {sink.Wrong.Count} wrong");
        }

        var comparisons = Compare("one after another", batches.Where(done => !done.Parallel).Select(done => done.Samples)).Concat(Compare("in parallel", batches.Where(done => done.Parallel).Select(done => done.Samples)));
        return new Findings([.. Checks(batches.Select(done => done.Sink)), ("tests ran one after another, and in parallel", string.Join(", ", batches.Where(done => done.Sink.MostRunning > 1 != done.Parallel).Select(done => $"{done.Sink.MostRunning} at a time")))], [.. comparisons], plan.Batches * plan.BatchSize, Stopwatch.GetElapsedTime(start));
    }

    private static (ResultSink Sink, List<Sample> Samples) RunBatch(Batch batch, Watchdog watchdog, int count, bool parallel)
    {
        var samples = new List<Sample>();
        var finished = 0;
        using var sink = new ResultSink(count, () =>
        {
            watchdog.Saw();
            finished++;
            if (finished % Window.Step == 0 && Sample.Take() is { } sample)
            {
                samples.Add(sample);
            }
        });
        watchdog.Follow(sink);
        batch.Run(sink, count, parallel);
        return (sink, samples);
    }

    private static IEnumerable<Comparison> Compare(string way, IEnumerable<List<Sample>> samples) => Comparison.Of(way, samples.First(), samples.Last());

    /// <summary>Each with what is wrong, or "".</summary>
    private static IEnumerable<(string Name, string Problem)> Checks(IEnumerable<ResultSink> sinks)
    {
        var wrong = sinks.SelectMany(sink => sink.Wrong).ToLookup(found => found.Kind, found => found.Wrong);
        foreach (var kind in Enumerable.Range(0, Specimen.Kinds).Select(Expected.NameOf).Append("the run"))
        {
            yield return ($"every result is right: {kind}", wrong[kind].Any() ? $"{wrong[kind].Count()} are not; the first: {wrong[kind].First()}" : "");
        }

        yield return ("every test was forked", string.Join('\n', sinks.Where(sink => !WasForked(sink.Diagnostics)).SelectMany(sink => sink.Diagnostics)));
        yield return ("nothing is left", string.Join('\n', WhatIsLeft()));
    }

    /// <summary>From one server, which nothing was amiss with.</summary>
    private static bool WasForked(List<string> said) =>
        said.Count(line => line.Contains("fork server ready", StringComparison.Ordinal)) == 1 && !said.Any(line => line.Contains("fresh processes", StringComparison.Ordinal) || line.Contains("died", StringComparison.Ordinal));

    /// <summary>A server that was told to end needs a moment.</summary>
    private static IEnumerable<string> WhatIsLeft()
    {
        var left = Processes.OfThisSoak();
        for (var deadline = DateTime.UtcNow.AddSeconds(20); left.Count > 0 && DateTime.UtcNow < deadline; left = Processes.OfThisSoak())
        {
            Thread.Sleep(50);
        }

        return left.Select(process => $"{process.Id} {process.CommandLine}");
    }
}
