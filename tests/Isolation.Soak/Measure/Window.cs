namespace Isolation.Soak;

/// <summary>The samples of some hundreds of tests, one after each <see cref="Step"/> tests.</summary>
internal sealed class Window
{
    /// <summary>A multiple of the kinds of tests, so that each step does the same.</summary>
    internal const int Step = 100;

    /// <summary>How many tests are compared with how many.</summary>
    private const int Tests = 1000;

    private readonly List<Sample> _samples;

    private Window(IEnumerable<Sample> samples) => _samples = [.. samples];

    internal static Window First(IReadOnlyList<Sample> samples) => new(samples.Take((Tests / Step) + 1));

    internal static Window Last(IReadOnlyList<Sample> samples) => new(samples.TakeLast((Tests / Step) + 1));

    internal Spread Of(Func<Holdings, double> figure) => Spread.Of(_samples.Select(sample => figure(sample.Holdings)));

    /// <summary>Milliseconds from the end of one look to the next.</summary>
    internal Spread TimePerTest() => Steps((from, to) => to.Before.Milliseconds - from.After.Milliseconds);

    internal Spread CpuPerTest() => Steps((from, to) => to.Before.CpuMilliseconds - from.After.CpuMilliseconds);

    /// <summary>Processor time as a multiple of what the yardstick took before and after.</summary>
    internal Spread CpuPerYardstick() =>
        Steps((from, to) => (to.Before.CpuMilliseconds - from.After.CpuMilliseconds) / ((from.Yardstick + to.Yardstick) / 2));

    private Spread Steps(Func<Sample, Sample, double> difference) => Spread.Of(_samples.Zip(_samples.Skip(1), (from, to) => difference(from, to) / Step));
}

/// <summary>A median and the quartiles beside it.</summary>
internal sealed record Spread(double Lower, double Median, double Upper)
{
    internal static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        double At(double part) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Round(part * (sorted.Count - 1))];
        return new Spread(At(0.25), At(0.5), At(0.75));
    }
}
