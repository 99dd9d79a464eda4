using System.Globalization;
using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class NamesAndClocksTests
{
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void NamesAreItsOwn(Identity who)
    {
        var host = File.ReadAllText("/proc/sys/kernel/hostname");
        var plan = new IsolationPlan { Requested = NamespaceKind.Uts, HostName = "web1.example", DomainName = "nis" };
        Assert.Equal(["web1.example", "nis"], Body.Lines(who, plan, "cat /proc/sys/kernel/hostname /proc/sys/kernel/domainname"));
        Assert.Equal(host, File.ReadAllText("/proc/sys/kernel/hostname"));
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void NamesBeginAsTheHosts(Identity who) =>
        Assert.Equal(
            File.ReadAllText("/proc/sys/kernel/hostname").Trim(),
            Body.Output(who, new IsolationPlan { Requested = NamespaceKind.Uts }, "cat /proc/sys/kernel/hostname"));

    [Theory]
    [InlineData("1.00:00:00", "400.00:00:00.5", false)]
    [InlineData("-00:00:01.5", "00:00:00", false)]
    [InlineData("1.00:00:00", "-00:00:02", true)]
    public void ClocksAreOffset(string boot, string monotonic, bool asInit)
    {
        var (bootOffset, monotonicOffset) = (TimeSpan.Parse(boot, CultureInfo.InvariantCulture), TimeSpan.Parse(monotonic, CultureInfo.InvariantCulture));
        var plan = new IsolationPlan { Requested = NamespaceKind.Time | NamespaceKind.Pid, BootTime = bootOffset, Monotonic = monotonicOffset, AsInit = asInit };
        foreach (var who in Identity.Each)
        {
            var (bootBefore, monotonicBefore) = (ClockOffsets.BootTimeNow(), ClockOffsets.MonotonicNow());
            var seconds = Body.Lines(who, plan, $"{Body.Use} clocks").Select(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)).ToArray();
            var (bootAfter, monotonicAfter) = (ClockOffsets.BootTimeNow(), ClockOffsets.MonotonicNow());
            AssertBetween(monotonicBefore + monotonicOffset, seconds[0], monotonicAfter + monotonicOffset);
            AssertBetween(bootBefore + bootOffset, seconds[1], bootAfter + bootOffset);
        }
    }

    /// <summary>Out of range is refused when attributes are read; whoever hands in a plan past that hears it from the kernel.</summary>
    [Fact]
    public void AClockBelowZeroIsRefusedByTheKernelToo()
    {
        var plan = new IsolationPlan { Requested = NamespaceKind.Time, BootTime = TimeSpan.FromDays(-36500) };
        var who = Identity.Caller;
        var world = Body.World(who, plan);
        var failed = Body.Run(who, world, "true").Records.Single(record => record.Kind == StatusKind.StepFailed);
        Assert.Equal(34 /* ERANGE */, failed.Errno);
        Assert.Contains("the clock would leave its range. Allowed now: -", Refusal.Explain(world.Steps[(int)failed.Id], failed.Errno, Body.Host(who), world.Plan));
    }

    private static void AssertBetween(TimeSpan low, long seconds, TimeSpan high) =>
        Assert.InRange(seconds, (long)Math.Floor(low.TotalSeconds), (long)Math.Ceiling(high.TotalSeconds));
}
