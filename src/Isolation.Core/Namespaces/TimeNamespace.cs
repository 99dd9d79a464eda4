using System.Globalization;

namespace Isolation.Namespaces;

// clone(2) has no bit left for a time namespace: unshare(2) makes it, and the next child is in it. The offsets are written in between. They count
// from the initial namespace, so a runner that is in a time namespace itself adds its own.

/// <summary>The time namespace: the boot-time and monotonic clocks.</summary>
internal static class TimeNamespace
{
    private static readonly Version EntersAtExec = new(6, 3);

    /// <exception cref="IsolationPlanException">The body is init itself, on a kernel that would leave it outside.</exception>
    public static void Check(IsolationPlan plan, HostFacts host)
    {
        if (plan.AsInit && plan.Namespaces.HasFlag(NamespaceKind.Time) && host.KernelVersion is { } version && version < EntersAtExec)
        {
            throw new IsolationPlanException(
                $"{plan.Origins.Of(nameof(plan.AsInit))} and {plan.Origins.Of(NamespaceKind.Time)}: "
                + $"a process enters its new time namespace at execve(2) only from Linux 6.3 on, and this is Linux {host.KernelRelease}. Allowed here: one of the two.");
        }
    }

    public static IEnumerable<SetupStep> Clocks(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.Time))
        {
            yield break;
        }

        var plan = world.Plan;
        yield return world.StepOf(NamespaceKind.Time).Unshare(NamespaceKind.Time);
        if (plan.Monotonic != TimeSpan.Zero)
        {
            yield return Offset(plan.Origins.Of(nameof(plan.Monotonic)), "monotonic", plan.Monotonic + world.Host.MonotonicOffset);
        }

        if (plan.BootTime != TimeSpan.Zero)
        {
            yield return Offset(plan.Origins.Of(nameof(plan.BootTime)), "boottime", plan.BootTime + world.Host.BootTimeOffset);
        }
    }

    // Nanoseconds are unsigned there: minus half a second is second -1 and 500,000,000 nanoseconds.
    private static SetupStep Offset(string cause, string clock, TimeSpan offset)
    {
        var seconds = Math.DivRem(offset.Ticks, TimeSpan.TicksPerSecond, out var ticks);
        if (ticks < 0)
        {
            seconds--;
            ticks += TimeSpan.TicksPerSecond;
        }

        var line = string.Create(CultureInfo.InvariantCulture, $"{clock} {seconds} {ticks * TimeSpan.NanosecondsPerTick}\n");
        return new Step(NamespaceKind.Time, cause).Write("/proc/self/timens_offsets", line);
    }
}
