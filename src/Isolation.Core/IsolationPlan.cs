using Isolation.Namespaces;

namespace Isolation;

/// <summary>What one test asked for and gets: all that its attributes said, added up and checked. Plain data; no decision is left to the child.</summary>
public sealed record IsolationPlan
{
    /// <summary>Five minutes.</summary>
    internal const int DefaultTimeoutSeconds = 300;

    /// <summary>The namespaces that the attributes name.</summary>
    public NamespaceKind Requested { get; init; }

    /// <summary>The namespaces that the child gets: those named, and those that they need on this host (a user namespace without privilege, say).</summary>
    public NamespaceKind Namespaces { get; init; }

    /// <summary>Who shares the child.</summary>
    public IsolationScope Scope { get; init; }

    /// <summary>How long a test may take, from its launch to its end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>The body is PID 1.</summary>
    public bool AsInit { get; init; }

    /// <summary>The host name inside; null leaves the host's.</summary>
    public string? HostName { get; init; }

    /// <summary>The NIS domain name inside; null leaves the host's.</summary>
    public string? DomainName { get; init; }

    /// <summary>tmpfs mounts, <c>"/path"</c> or <c>"/path:options"</c>.</summary>
    public IReadOnlyList<string> TmpFs { get; init; } = [];

    /// <summary>Bind mounts, <c>"/source:/target"</c>.</summary>
    public IReadOnlyList<string> Bind { get; init; } = [];

    /// <summary>Read-only paths.</summary>
    public IReadOnlyList<string> ReadOnly { get; init; } = [];

    /// <summary>How IDs map, where there is a user namespace.</summary>
    public UserMap Map { get; init; }

    /// <summary>User ID ranges, <c>"inner:outer:count"</c>.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Group ID ranges, <c>"inner:outer:count"</c>.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Offset of the boot-time clock.</summary>
    public TimeSpan BootTime { get; init; }

    /// <summary>Offset of the monotonic clock.</summary>
    public TimeSpan Monotonic { get; init; }

    /// <summary>Which attribute on which member said what; empty in a plan that no attribute made.</summary>
    internal PlanOrigins Origins { get; init; } = PlanOrigins.None;
}
