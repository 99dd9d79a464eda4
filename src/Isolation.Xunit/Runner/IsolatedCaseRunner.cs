using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>One isolated test case: one child, or one for each row of a theory whose rows xUnit could not tell at discovery.</summary>
internal sealed class IsolatedCaseRunner(IXunitTestCase testCase, IsolationPlan plan, RunContext context, bool inOrder, Mouth mouth)
{
    private const int AllRows = -1;

    internal async Task<RunSummary> RunAsync()
    {
        // A subclass may run its rows in a way of its own, so only xUnit's own kind is cut into rows.
        var hasHiddenRows = testCase.GetType() == typeof(XunitTheoryTestCase);
        var first = new OneCaseListener(testCase, tellsStart: true, mouth, context.Diagnostics);
        if (!await LaunchAsync(first, hasHiddenRows ? 0 : AllRows).ConfigureAwait(false))
        {
            return new RunSummary();
        }

        var summary = new RunSummary();
        summary.Aggregate(first.Replay.Summary);
        var others = Enumerable.Range(1, Math.Max(first.RowCount - 1, 0)).Select(row => (Func<Task<RunSummary>>)(() => RunRowAsync(row)));
        summary.Aggregate(await others.RunAsync(inOrder, mouth.Cancellation).ConfigureAwait(false));
        first.Replay.Finish(summary);
        return summary;
    }

    private async Task<RunSummary> RunRowAsync(int row)
    {
        var listener = new OneCaseListener(testCase, tellsStart: false, mouth, context.Diagnostics);
        await LaunchAsync(listener, row).ConfigureAwait(false);
        return listener.Replay.Summary;
    }

    /// <summary>False if the run was cancelled before there was a slot.</summary>
    private async Task<bool> LaunchAsync(OneCaseListener listener, int row)
    {
        var end = await context.LaunchAsync([testCase], row, plan, listener, mouth.Cancellation).ConfigureAwait(false);
        if (end is null)
        {
            return false;
        }

        listener.Conclude(end);
        return true;
    }
}
