using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>Runs pieces of work one after another, or beside each other.</summary>
internal static class Leaves
{
    internal static async Task<RunSummary> RunAsync(this IEnumerable<Func<Task<RunSummary>>> leaves, bool inOrder, CancellationToken cancellation)
    {
        var summary = new RunSummary();
        var running = new List<Task<RunSummary>>();
        foreach (var leaf in leaves)
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            var task = leaf();
            running.Add(task);
            if (inOrder)
            {
                await task.ConfigureAwait(false);
            }
        }

        foreach (var one in await Task.WhenAll(running).ConfigureAwait(false))
        {
            summary.Aggregate(one);
        }

        return summary;
    }
}
