namespace Isolation.Soak;

/// <summary>One figure of the first tests beside that of the last.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="First">Of the first 1,000 tests.</param>
/// <param name="Last">Of the last 1,000 tests.</param>
/// <param name="IsJudged">False for what other load on the machine decides.</param>
internal sealed record Comparison(string Name, Spread First, Spread Last, bool IsJudged = true)
{
    private const double Tolerance = 0.10;

    internal double Growth => (Last.Median / First.Median) - 1;

    /// <summary>
    /// What grows is a leak: by more than 10 %, by more than one where things are counted, and beyond what the figure varies by itself from
    /// one step to the next.
    /// </summary>
    internal bool IsRight =>
        !IsJudged || (double.IsFinite(Growth) && (Growth <= Tolerance || Last.Median - First.Median <= 1 || Last.Lower <= First.Upper));

    internal static IEnumerable<Comparison> Of(string way, IReadOnlyList<Sample> first, IReadOnlyList<Sample> last)
    {
        var (begin, end) = (Window.First(first), Window.Last(last));
        Comparison Compare(string name, Func<Holdings, double> figure) => new($"{way}: {name}", begin.Of(figure), end.Of(figure));
        return
        [
            new($"{way}: processor time per test, unshare(1) = 1", begin.CpuPerYardstick(), end.CpuPerYardstick()),
            new($"{way}: processor time per test, ms", begin.CpuPerTest(), end.CpuPerTest(), IsJudged: false),
            new($"{way}: time per test, ms", begin.TimePerTest(), end.TimePerTest(), IsJudged: false),
            Compare("runner's descriptors", held => held.RunnerDescriptors),
            Compare("runner's threads", held => held.RunnerThreads),
            Compare("runner's memory, MB", held => held.RunnerMegabytes),
            Compare("fork server's descriptors", held => held.ServerDescriptors),
            Compare("fork server's threads", held => held.ServerThreads),
            Compare("fork server's memory, MB", held => held.ServerMegabytes),
            Compare("processes", held => held.Processes),
            Compare("namespaces", held => held.Namespaces),
        ];
    }
}
