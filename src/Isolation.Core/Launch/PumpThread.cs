namespace Isolation.Launch;

/// <summary>Runs what blocks on a thread of its own: the thread pool belongs to the tests of this process.</summary>
internal static class PumpThread
{
    internal static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception error)
            {
                result.SetException(error);
            }
        })
        {
            IsBackground = true,
            Name = "Isolation child " + name,
        };
        thread.Start();
        return result.Task;
    }
}
