namespace Isolation.Tests.Staging;

/// <summary>Hosts that tests compose worlds for.</summary>
internal static class Hosts
{
    private const ulong AllCapabilities = (1ul << 41) - 1;

    public static HostFacts Root { get; } = new()
    {
        EffectiveUserId = 0,
        EffectiveGroupId = 0,
        Capabilities = AllCapabilities,
        ProcessId = 0,
        KernelRelease = "6.12.0",
        UserName = "root",
        Devices = new DeviceDirectory([new DeviceEntry("mqueue", IsDirectory: true), new DeviceEntry("null")]),
    };

    public static HostFacts User { get; } = Root with { EffectiveUserId = 1000, EffectiveGroupId = 1001, Capabilities = 0, UserName = "ada" };

    public static HostFacts Without(this HostFacts host, Capability capability) => host with { Capabilities = host.Capabilities & ~(1ul << (int)capability) };

    public static HostFacts Mounting(this HostFacts host, params string[] mountinfo) => host with { Mounts = MountTable.Parse(mountinfo) };
}
