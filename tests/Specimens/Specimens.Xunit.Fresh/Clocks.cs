using System.Diagnostics;
using System.Globalization;

namespace Specimens;

/// <summary>Clocks go forward, and the process's own times are its own.</summary>
[IsolatedNetwork]
public class Clocks
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    [Fact]
    public void Go_forward()
    {
        var (ticks, watch, now, boot) = (Environment.TickCount64, Stopwatch.GetTimestamp(), DateTime.UtcNow, Uptime());
        Thread.Sleep(60);
        Assert.True(Environment.TickCount64 - ticks >= 40, "Environment.TickCount64 stands still");
        Assert.True(Stopwatch.GetElapsedTime(watch).TotalMilliseconds >= 50, "Stopwatch stands still");
        Assert.True(DateTime.UtcNow > now, "DateTime.UtcNow stands still");
        Assert.True(Uptime() > boot, "/proc/uptime stands still");
    }

    [Fact]
    public void Started_a_moment_ago() => StartedAMomentAgo();

    [Fact, IsolatedTime(BootTime = "365.00:00:00")]
    public void Started_a_moment_ago_after_a_year_of_uptime() => StartedAMomentAgo();

    [Fact]
    public void Processor_time_is_its_own()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var start = Environment.CpuUsage.TotalTime; Environment.CpuUsage.TotalTime - start < TimeSpan.FromMilliseconds(50);)
        {
            Thread.SpinWait(1000);
        }

        process.Refresh();
        Assert.InRange(process.TotalProcessorTime - before, TimeSpan.FromMilliseconds(10), Life);
        Assert.InRange(process.TotalProcessorTime, TimeSpan.FromMilliseconds(10), DateTime.Now - process.StartTime + TimeSpan.FromSeconds(Environment.ProcessorCount * 10));
    }

    [Fact, IsolatedTime(BootTime = "365.00:00:00")]
    public void Boot_time_is_a_year_ahead()
    {
        Assert.True(Uptime() > 365 * 86_400);
        Timers();
    }

    [Fact, IsolatedTime(Monotonic = "365.00:00:00")]
    public void Monotonic_time_is_a_year_ahead()
    {
        Assert.True(Stopwatch.GetTimestamp() / Stopwatch.Frequency > 365 * 86_400);
        Timers();
    }

    [Fact, IsolatedTime(BootTime = "365.00:00:00", Monotonic = "365.00:00:00")]
    public void Both_are_a_year_ahead()
    {
        Assert.True(Uptime() > 365 * 86_400);
        Assert.True(Environment.TickCount64 > 365L * 86_400_000);
        Timers();
    }

    private static void Timers()
    {
        using var fired = new ManualResetEventSlim();
        using var timer = new Timer(_ => fired.Set(), null, 20, Timeout.Infinite);
        fired.Wait("a timer");
        Assert.True(Task.Delay(20).Wait(Patience.Time));
        Assert.False(new ManualResetEventSlim().Wait(20));
        Assert.False(Monitor.TryEnter(Held(), 20));
    }

    private static object Held()
    {
        var held = new object();
        using var taken = new ManualResetEventSlim();
        new Thread(() =>
        {
            Monitor.Enter(held);
            taken.Set();
            Thread.Sleep(Timeout.Infinite);
        }) { IsBackground = true }.Start();
        taken.Wait("a lock");
        return held;
    }

    private static void StartedAMomentAgo()
    {
        using var process = Process.GetCurrentProcess();
        Assert.InRange(DateTime.Now - process.StartTime, TimeSpan.FromSeconds(-2), Life);
        using var other = Process.Start("sleep", "0.2");
        Assert.InRange(DateTime.Now - other.StartTime, TimeSpan.FromSeconds(-2), Life);
        other.WaitForExit();
    }

    private static double Uptime() => double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
}
