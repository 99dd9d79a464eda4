namespace Isolation.Launch;

/// <summary>Bounds how many children run at a time. First come, first served.</summary>
internal sealed class ChildSlots(int count)
{
    private readonly SemaphoreSlim _free = new(count);

    internal int Count { get; } = count;

    internal async Task<T> RunAsync<T>(Func<Task<T>> launch)
    {
        await _free.WaitAsync().ConfigureAwait(false);
        try
        {
            return await launch().ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }
}
