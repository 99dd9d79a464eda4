namespace Isolation.Namespaces;

/// <summary>What the process runs in, as far as it shows.</summary>
internal enum ContainerKind
{
    None,
    Docker,
    Podman,
    Kubernetes,

    /// <summary>Some other container.</summary>
    Other,

    /// <summary>The first Windows Subsystem for Linux, which has no Linux kernel.</summary>
    Wsl1,
}
