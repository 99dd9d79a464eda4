namespace Isolation.Namespaces;

/// <summary>
/// What there is to know about this host and this process before a launch, and for an explanation after one that failed. Facts only: whether a
/// namespace can be had is found out by making it.
/// </summary>
internal sealed record HostFacts
{
    private static readonly Lock Gate = new();
    private static HostFacts? s_current;

    /// <summary>The facts of this process's host. Read once; only /dev, where devices come and go, is read again when it has changed.</summary>
    public static HostFacts Current
    {
        get
        {
            lock (Gate)
            {
                s_current ??= Probe();
                return s_current = s_current.Devices.IsCurrent() ? s_current : s_current with { Devices = DeviceDirectory.Read() };
            }
        }
    }

    public uint EffectiveUserId { get; init; }

    public uint EffectiveGroupId { get; init; }

    /// <summary>What a program started by this process is capable of: a mask of <see cref="Capability"/> bits.</summary>
    public ulong Capabilities { get; init; }

    public bool HasSysAdmin => Has(Capability.SysAdmin);

    public int ProcessId { get; init; }

    public string KernelRelease { get; init; } = "";

    /// <summary>The release's first two numbers; null when they cannot be made out.</summary>
    public Version? KernelVersion => Version.TryParse(string.Join('.', KernelRelease.Split('.', '-').Take(2)), out var version) ? version : null;

    public int PidMax { get; init; } = 32768;

    /// <summary>Seccomp in /proc/self/status: 0 none, 1 strict, 2 a filter.</summary>
    public int SeccompMode { get; init; }

    public ContainerKind Container { get; init; }

    /// <summary>kernel.unprivileged_userns_clone is 0 (Debian's and Arch's switch).</summary>
    public bool UserNamespacesNeedRoot { get; init; }

    /// <summary>kernel.apparmor_restrict_unprivileged_userns is 1 (Ubuntu's switch).</summary>
    public bool AppArmorRestrictsUserNamespaces { get; init; }

    /// <summary>SELinux is enforcing.</summary>
    public bool SelinuxEnforces { get; init; }

    /// <summary>The process's user IDs are the kernel's own, not those of a container.</summary>
    public bool InInitialUserNamespace { get; init; } = true;

    /// <summary>The root directory is not a mount point: chroot(2).</summary>
    public bool IsChrooted { get; init; }

    /// <summary>The kinds that the kernel has.</summary>
    public NamespaceKind KernelNamespaces { get; init; } = NamespaceKind.All;

    /// <summary>user.max_*_namespaces.</summary>
    public IReadOnlyDictionary<NamespaceKind, long> NamespaceLimits { get; init; } = new Dictionary<NamespaceKind, long>();

    public MountTable Mounts { get; init; } = MountTable.Empty;

    public IReadOnlyList<CgroupPlace> Cgroups { get; init; } = [];

    public DeviceDirectory Devices { get; init; } = DeviceDirectory.Empty;

    /// <summary>A directory on which a tree can be built for a moment before it is moved to its place.</summary>
    public string StagingDirectory { get; init; } = "/tmp";

    public TimeSpan BootTimeOffset { get; init; }

    public TimeSpan MonotonicOffset { get; init; }

    /// <summary>newuidmap(1) and newgidmap(1); null where not installed.</summary>
    public string? NewUidMap { get; init; }

    public string? NewGidMap { get; init; }

    public string UserName { get; init; } = "";

    /// <summary>What /etc/subuid and /etc/subgid grant to this user.</summary>
    public IReadOnlyList<SubordinateRange> SubordinateUsers { get; init; } = [];

    public IReadOnlyList<SubordinateRange> SubordinateGroups { get; init; } = [];

    /// <summary>Directories that a body cannot run without: the test's assemblies and the runtime.</summary>
    public IReadOnlyList<string> NeededDirectories { get; init; } = [];

    public bool Has(Capability capability) => (Capabilities >> (int)capability & 1) != 0;

    public static HostFacts Probe() => HostProbe.Read("/");
}
