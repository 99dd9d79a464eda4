namespace Isolation.Fork.TestServer;

internal static class MemoryChecks
{
    private static int s_finalized;

    /// <summary>From several threads, so that each collection has to stop the others.</summary>
    internal static string? AllocateAndCollect(ChildContext context)
    {
        var before = GC.CollectionCount(0);
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(Allocate)).ToList();
        threads.ForEach(thread => thread.Start());
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
        }

        threads.ForEach(thread => thread.Join());
        return GC.CollectionCount(0) >= before + 5 ? null : "it was not collected";
    }

    internal static string? Finalize(ChildContext context)
    {
        var before = Volatile.Read(ref s_finalized);
        Drop();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Volatile.Read(ref s_finalized) > before ? null : "no finalizer ran";
    }

    private static void Drop()
    {
        for (var i = 0; i < 10; i++)
        {
            _ = new Finalizable();
        }
    }

    private static void Allocate()
    {
        var kept = new List<byte[]>();
        for (var i = 0; i < 2000; i++)
        {
            kept.Add(new byte[i % 1000]);
        }
    }

    private sealed class Finalizable
    {
        ~Finalizable() => Interlocked.Increment(ref s_finalized);
    }
}
