using System.Diagnostics;
using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>The options of [IsolatedTime].</summary>
internal static class ClockOffsets
{
    /// <summary>Half of the kernel's KTIME_SEC_MAX, (2^63 - 1) / 10^9 / 2: no clock of a time namespace may be set further.</summary>
    public const long MaxClockSeconds = 4_611_686_018;

    private static readonly string[] Formats = [@"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss", @"d\.hh\:mm\:ss\.FFFFFFF"];

    private const string Spelling = "Allowed: [-][days.]hh:mm:ss[.fffffff], such as \"1.00:00:00\" (one day) or \"-00:00:10\"";

    public static IsolationPlan Apply(IsolationPlan plan, IsolatedTimeAttribute attribute, AttributePlace place)
    {
        if (attribute.BootTime is { } boot)
        {
            var offset = Parse(nameof(attribute.BootTime), boot, BootTimeNow(), place);
            plan = plan with { BootTime = offset, Origins = plan.Origins.With(nameof(attribute.BootTime), place, boot) };
        }

        if (attribute.Monotonic is { } monotonic)
        {
            var offset = Parse(nameof(attribute.Monotonic), monotonic, MonotonicNow(), place);
            plan = plan with { Monotonic = offset, Origins = plan.Origins.With(nameof(attribute.Monotonic), place, monotonic) };
        }

        return plan;
    }

    /// <summary>The offsets that the kernel takes while the clock shows this, as a sentence.</summary>
    public static string RangeNow(TimeSpan now) => string.Create(
        CultureInfo.InvariantCulture,
        $"Allowed now: {Text(-Floor(now))} to {Text(TimeSpan.FromSeconds(MaxClockSeconds) - Floor(now))}, for the clock shows {Text(Floor(now))} "
        + $"and may be set to anything from 0 to {MaxClockSeconds:N0} seconds (146 years), half of the kernel's KTIME_SEC_MAX (time_namespaces(7))");

    /// <summary>CLOCK_MONOTONIC.</summary>
    public static TimeSpan MonotonicNow() => TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    /// <summary>CLOCK_BOOTTIME, the first figure of /proc/uptime; on a system without it, CLOCK_MONOTONIC.</summary>
    public static TimeSpan BootTimeNow()
    {
        const string file = "/proc/uptime";
        return File.Exists(file) ? TimeSpan.FromSeconds(double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture)) : MonotonicNow();
    }

    internal static TimeSpan Parse(string option, string text, TimeSpan now, AttributePlace place)
    {
        // Only spellings that cannot be misread: TimeSpan.Parse would take "30" for thirty days, and "24:00:00" for twenty-four.
        var sign = text.StartsWith('-') ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None;
        if (!TimeSpan.TryParseExact(text[(text.StartsWith('-') ? 1 : 0)..], Formats, CultureInfo.InvariantCulture, sign, out var offset))
        {
            throw place.Refuse(option, text, $"not a time span. {Spelling}. Hours are 0 to 23, minutes and seconds 0 to 59.");
        }

        var clock = now.TotalSeconds + offset.TotalSeconds;
        return clock is >= 0 and <= MaxClockSeconds
            ? offset
            : throw place.Refuse(option, text, $"the clock would {(clock < 0 ? "go below zero" : "be set too far")}. {RangeNow(now)}.");
    }

    private static TimeSpan Floor(TimeSpan span) => TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));

    private static string Text(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}
