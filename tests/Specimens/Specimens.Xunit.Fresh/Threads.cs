using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Specimens;

/// <summary>Threads, timers, the pool, finalizers: they are there, and they work.</summary>
[IsolatedNetwork]
public class Threads(ITestOutputHelper output)
{
    private static int finalized;

    [Fact]
    public void Of_the_body()
    {
        var thread = Thread.CurrentThread;
        output.WriteLine($"name: {thread.Name}, pool: {thread.IsThreadPoolThread}, background: {thread.IsBackground}, priority: {thread.Priority}, apartment: {thread.GetApartmentState()}");
        output.WriteLine($"synchronisation context: {SynchronizationContext.Current?.GetType().Name}, scheduler: {TaskScheduler.Current.GetType().Name}, task: {Task.CurrentId}");
        output.WriteLine($"culture: {thread.CurrentCulture.Name}, {thread.CurrentUICulture.Name}, default: {System.Globalization.CultureInfo.DefaultThreadCurrentCulture?.Name}");
        output.WriteLine($"main thread: {Libc.ThreadId() == Environment.ProcessId}");
    }

    [Fact]
    public void Of_the_pool()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        output.WriteLine($"least: {workers}, {ports}");
        ThreadPool.GetMaxThreads(out workers, out ports);
        output.WriteLine($"most: {workers}, {ports}");
        output.WriteLine($"pending: {ThreadPool.PendingWorkItemCount}");
        output.WriteLine($"timers: {Timer.ActiveCount}");
    }

    [Fact]
    public void Of_the_runtime()
    {
        foreach (var name in Directory.GetDirectories("/proc/self/task").Select(task => File.ReadAllText($"{task}/comm").TrimEnd()).Where(name => name is not ".NET TP Worker").Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(name);
        }
    }

    [Fact]
    public void Finalizers_run()
    {
        MakeGarbage();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(100, finalized);
    }

    [Fact]
    public void Timers_fire()
    {
        using var fired = new CountdownEvent(5);
        using var timer = new Timer(_ => Signal(fired), null, 1, 5);
        Assert.True(fired.Wait(Patience.Time));
        using var other = new System.Timers.Timer(1);
        using var elapsed = new ManualResetEventSlim();
        other.Elapsed += (_, _) => elapsed.Set();
        other.Start();
        elapsed.Wait("a System.Timers.Timer");
    }

    [Fact]
    public async Task Delays_end()
    {
        await Task.Delay(20).WaitAsync(Patience.Time);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await ticks.WaitForNextTickAsync().AsTask().WaitAsync(Patience.Time));
        }

        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, cancelled.Token));
    }

    [Fact]
    public async Task The_pool_works()
    {
        Assert.Equal(499_500, (await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => i)))).Sum());
        var sum = 0L;
        Parallel.For(0, 10_000, i => Interlocked.Add(ref sum, i));
        Assert.Equal(49_995_000, sum);
        Assert.Equal(49_995_000, Enumerable.Range(0, 10_000).AsParallel().Sum(i => (long)i));
        var channel = Channel.CreateBounded<int>(2);
        _ = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await channel.Writer.WriteAsync(i);
            }

            channel.Writer.Complete();
        });
        Assert.Equal(100, await channel.Reader.ReadAllAsync().CountAsync());
    }

    /// <summary>More blocked work than there are threads: the pool has to add some.</summary>
    [Fact]
    public void The_pool_grows()
    {
        const int Blocked = 6;
        using var all = new CountdownEvent(Blocked);
        using var go = new ManualResetEventSlim();
        var tasks = Enumerable.Range(0, Blocked).Select(_ => Task.Run(() =>
        {
            all.Signal();
            go.Wait();
        })).ToArray();
        Assert.True(all.Wait(Patience.Time), "the pool does not grow");
        go.Set();
        Assert.True(Task.WaitAll(tasks, Patience.Time));
    }

    [Fact]
    public void Many_start_and_end()
    {
        for (var round = 0; round < 5; round++)
        {
            var threads = Enumerable.Range(0, 40).Select(i => new Thread(() => GC.KeepAlive(new byte[i * 100])) { Name = $"of the test {i}" }).ToList();
            threads.ForEach(thread => thread.Start());
            Assert.All(threads, thread => Assert.True(thread.Join(Patience.Time)));
            GC.Collect();
        }
    }

    [Fact]
    public async Task Context_flows()
    {
        var local = new AsyncLocal<int> { Value = 5 };
        Assert.Equal(5, await Task.Run(() => local.Value));
        await Task.Yield();
        Assert.Equal(5, local.Value);
        var unsafely = new TaskCompletionSource<int>();
        ThreadPool.UnsafeQueueUserWorkItem(_ => unsafely.SetResult(local.Value), null);
        Assert.Equal(0, await unsafely.Task.WaitAsync(Patience.Time));
    }

    private static void Signal(CountdownEvent fired)
    {
        lock (fired)
        {
            if (fired.CurrentCount > 0)
            {
                fired.Signal();
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeGarbage()
    {
        for (var i = 0; i < 100; i++)
        {
            _ = new Finalizable();
        }
    }

    private sealed class Finalizable
    {
        ~Finalizable() => Interlocked.Increment(ref finalized);
    }
}
