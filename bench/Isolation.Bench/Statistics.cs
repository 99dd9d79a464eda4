namespace Isolation.Bench;

/// <summary>Minimum, median and maximum: the machine may be shared, so the median is what to quote, and the spread says how far to trust it.</summary>
internal sealed record Spread(double Min, double Median, double Max)
{
    internal static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }
}
