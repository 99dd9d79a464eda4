using System.Diagnostics;

namespace Isolation.Fork.TestServer;

internal static class ThreadChecks
{
    internal static string? RunInPool(ChildContext context)
    {
        var sum = Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => i))).Result.Sum();
        return sum == 210 ? null : $"the sum is {sum}";
    }

    internal static string? Delay(ChildContext context)
    {
        var clock = Stopwatch.StartNew();
        Task.Delay(5).Wait();
        return clock.ElapsedMilliseconds >= 4 ? null : $"it took {clock.Elapsed}";
    }

    internal static string? RunInParallel(ChildContext context)
    {
        long sum = 0;
        Parallel.For(0, 1000, i => Interlocked.Add(ref sum, i));
        return sum == 499500 ? null : $"the sum is {sum}";
    }

    internal static string? FireTimer(ChildContext context)
    {
        using var fired = new CountdownEvent(3);
        using var timer = new Timer(_ => { if (!fired.IsSet) { fired.Signal(); } }, null, 1, 1);
        return fired.Wait(5000) ? null : "the timer did not fire";
    }

    internal static string? StartNamed(ChildContext context)
    {
        string? name = null;
        var thread = new Thread(() => name = File.ReadAllText("/proc/thread-self/comm").Trim()) { Name = "a-name" };
        thread.Start();
        thread.Join();
        return name == "a-name" ? null : $"its name is {name}";
    }

    internal static string? StartMany(ChildContext context)
    {
        using var all = new Barrier(201);
        var threads = Enumerable.Range(0, 200).Select(_ => new Thread(() => { all.SignalAndWait(); all.SignalAndWait(); })).ToList();
        threads.ForEach(thread => thread.Start());
        all.SignalAndWait();
        GC.Collect();
        all.SignalAndWait();
        threads.ForEach(thread => thread.Join());
        return null;
    }

    internal static string? CollectWhileThreadsAllocate(ChildContext context)
    {
        var stop = false;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                GC.KeepAlive(new byte[100]);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        for (var i = 0; i < 20; i++)
        {
            GC.Collect(i % 3);
        }

        Volatile.Write(ref stop, true);
        threads.ForEach(thread => thread.Join());
        return null;
    }
}
