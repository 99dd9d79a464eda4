using System.Diagnostics;
using System.Globalization;

namespace Isolation.Launch;

/// <summary>Another launcher, which at its end tells what isolation has cost: the time from a test's launch to its beginning, and from its end to that of its process.</summary>
internal sealed class MeasuredLauncher(ILauncher launcher, Action<string> tell) : ILauncher
{
    private readonly Lock _lock = new();
    private readonly List<double> _forked = [];
    private readonly List<double> _fresh = [];

    public async Task<ChildEnd> LaunchAsync(LaunchRequest request, IChildListener listener)
    {
        var launched = Stopwatch.GetTimestamp();
        var end = await launcher.LaunchAsync(request, listener).ConfigureAwait(false);
        if (end is { Clean: true, Began: not 0 })
        {
            var cost = Stopwatch.GetElapsedTime(launched, end.Began) + Stopwatch.GetElapsedTime(end.Finished);
            lock (_lock)
            {
                (end.Forked ? _forked : _fresh).Add(cost.TotalMilliseconds);
            }
        }

        return end;
    }

    public void Dispose()
    {
        launcher.Dispose();
        string[] parts = [.. Describe("forked", _forked), .. Describe("fresh", _fresh)];
        if (parts.Length > 0)
        {
            tell("Isolation: cost beside the tests themselves (minimum / median / maximum): " + string.Join("; ", parts));
        }
    }

    private static IEnumerable<string> Describe(string kind, List<double> costs)
    {
        costs.Sort();
        return costs.Count == 0
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"{kind} processes {costs.Count}, {costs[0]:0.0} / {costs[costs.Count / 2]:0.0} / {costs[^1]:0.0} ms each")];
    }
}
