namespace Isolation.Namespaces;

/// <summary>What there is to know about this host and this process before a launch.</summary>
internal sealed record HostFacts
{
    private static readonly Lazy<HostFacts> Cached = new(Probe);

    public static HostFacts Current => Cached.Value;

    public uint EffectiveUserId { get; init; }

    public uint EffectiveGroupId { get; init; }

    public bool HasSysAdmin { get; init; }

    public string KernelRelease { get; init; } = "";

    public static HostFacts Probe() => new();
}
