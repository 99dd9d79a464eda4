using System.Diagnostics;
using System.Globalization;

namespace Isolation.Xunit.Tests;

public class TimeTests
{
    private const int Monotonic = 1;
    private const int BootTime = 7;

    [Fact, IsolatedTime(BootTime = "100.00:00:00", Monotonic = "10.00:00:00")]
    public void Clocks_are_ahead_as_asked()
    {
        Assert.InRange((Libc.Clock(BootTime) - Libc.Clock(Monotonic)).TotalDays, 89.9, 95); // a host that slept has a boot-time clock ahead already
        Assert.InRange(Libc.Clock(Monotonic).TotalDays, 10, 10_000);
        var uptime = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(uptime - Libc.Clock(BootTime).TotalSeconds, -60, 60);
        Assert.InRange(TimeSpan.FromMilliseconds(Environment.TickCount64).TotalDays, 10, 10_000);
    }

    [Fact, IsolatedTime(Monotonic = "-00:00:10")]
    public void A_clock_may_be_behind()
    {
        var offsets = File.ReadAllLines("/proc/self/timens_offsets").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(offsets, line => line[0] == "monotonic" && line[1] == "-10");
        Assert.InRange((Libc.Clock(BootTime) - Libc.Clock(Monotonic)).TotalSeconds, 9.9, 1e9);
    }

    [Fact, IsolatedTime(Monotonic = "1.00:00:00")]
    public async Task Timers_and_waits_take_as_long_as_ever()
    {
        var watch = Stopwatch.StartNew();
        await Task.Delay(100);
        Thread.Sleep(100);
        Shell.Run("sleep 0.1");
        Assert.InRange(watch.ElapsedMilliseconds, 295, 30_000);
    }

    [Fact, IsolatedTime]
    public void Without_options_the_clocks_are_the_hosts()
    {
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.Time].Differs);
        Assert.InRange((Libc.Clock(BootTime) - Libc.Clock(Monotonic)).TotalDays, -0.01, 89);
    }

    [Fact, IsolatedTime(BootTime = "365.00:00:00")]
    public void The_wall_clock_is_the_hosts() => Assert.InRange(DateTime.UtcNow - File.GetLastWriteTimeUtc(typeof(TimeTests).Assembly.Location), TimeSpan.Zero, TimeSpan.FromDays(300));
}
