namespace Isolation;

/// <summary>Runs the test with boot-time and monotonic clocks of its own. The wall clock is not virtualised by Linux. See time_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedTimeAttribute : IsolationAttribute
{
    /// <summary>Added to the boot-time clock: a time span such as <c>"1.00:00:00"</c> (one day) or <c>"-00:00:10"</c>. The clock must not go below zero.</summary>
    public string? BootTime { get; set; }

    /// <summary>Added to the monotonic clock: a time span as for <see cref="BootTime"/>.</summary>
    public string? Monotonic { get; set; }

    internal override NamespaceKind Kinds => NamespaceKind.Time;
}
