namespace Isolation.Soak;

/// <summary>How many tests, in how many batches. Half of the batches run in parallel, so their number is even.</summary>
internal sealed record SoakPlan(int Batches, int BatchSize)
{
    /// <summary>Large enough for a fork server to show what it loses with each fork.</summary>
    private const int Largest = 5000;

    /// <summary>Steps, so that there is a difference between two.</summary>
    private const int Least = 3;

    internal static SoakPlan For(int count)
    {
        var pairs = Math.Max(2, (count + (2 * Largest) - 1) / (2 * Largest));
        var steps = (count + (2 * pairs * Window.Step) - 1) / (2 * pairs * Window.Step);
        return new SoakPlan(2 * pairs, Math.Max(steps, Least) * Window.Step);
    }
}
