using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>
/// The tests of a class that share one world. When the child dies, the test that it was running fails, and those that it had not begun
/// go on in a new one.
/// </summary>
internal sealed class SharedWorldRunner(IReadOnlyList<IXunitTestCase> cases, CasePlans plans, RunContext context, Mouth mouth)
{
    internal async Task<RunSummary> RunAsync()
    {
        var summary = new RunSummary();
        var left = cases;
        while (left.Count > 0)
        {
            var listener = new SharedWorldListener(left, plans, mouth, context.Diagnostics);
            var end = await context.LaunchAsync(left, row: -1, plans[left[0]].Plan!, listener, mouth.Cancellation).ConfigureAwait(false);
            if (end is null)
            {
                break;
            }

            left = listener.Conclude(end);
            summary.Aggregate(listener.Summary);
        }

        return summary;
    }
}
