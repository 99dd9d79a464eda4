namespace Isolation.Namespaces;

/// <summary>The kernel could, and something in front of it says no.</summary>
internal static class SandboxRules
{
    private const string AsRoot = "run as root: sudo -E dotnet test";

    public static readonly RefusalRule[] All =
    [
        // A filter refuses the call itself. AppArmor's restriction lets the namespace be made and takes the capabilities in it away, so it shows later.
        new(
            c => c.IsCreation && c.IsDenied && c.Host.SeccompMode == 2,
            c => $"a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status){Where(c)}{(c.Host.HasSysAdmin ? "" : ", for want of CAP_SYS_ADMIN")}.",
            Remedy),
        new(
            c => c.IsDenied && c.Host.AppArmorRestrictsUserNamespaces && !c.Host.HasSysAdmin,
            _ => "AppArmor gives an ordinary user no capabilities in his user namespaces on this host (kernel.apparmor_restrict_unprivileged_userns is 1).",
            _ => $"sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or {AsRoot}"),
        new(
            c => c.IsDenied && c.Host.SelinuxEnforces,
            _ => "SELinux is enforcing and may have refused it; sudo ausearch -m avc -ts recent shows whether.",
            _ => $"allow what ausearch shows (audit2allow(1)), or {AsRoot}"),
        new(
            c => c.IsDenied && c.Host.Container != ContainerKind.None,
            c => $"{Name(c.Host.Container)} restricts what runs in it{(c.Host.HasSysAdmin ? " (AppArmor, SELinux or seccomp)" : " and this process has no CAP_SYS_ADMIN")}.",
            Remedy),
        new(
            c => c.IsDenied && c.Host.SeccompMode == 2,
            c => $"a seccomp filter may have refused the call (Seccomp: 2 in /proc/self/status){Where(c)}.",
            Remedy),
    ];

    public static readonly RefusalRule Unknown = new(
        _ => true,
        c => $"not known. What was found: {Facts(c.Host)}.",
        c => $"try it by hand: {ByHand(c)}; if that fails too, the host does not allow it. Else {AsRoot}");

    /// <summary>Which container, as the end of a sentence's clause.</summary>
    public static string Where(RefusalCase c) => c.Host.Container == ContainerKind.None ? "" : $", that of {Name(c.Host.Container)}";

    /// <summary>How to be let do it, for the place where this runs.</summary>
    public static string Remedy(RefusalCase c) => c.Host.Container switch
    {
        ContainerKind.Docker =>
            "start the container with: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
            + "--security-opt systempaths=unconfined …, or docker run --privileged …",
        ContainerKind.Podman =>
            "start the container with: podman run --security-opt seccomp=unconfined --security-opt label=disable "
            + "--security-opt unmask=ALL …, or podman run --privileged …",
        ContainerKind.Kubernetes =>
            "in the pod: securityContext: { privileged: true }, or seccompProfile: { type: Unconfined } "
            + "and procMount: Unmasked with hostUsers: false",
        ContainerKind.Other => "start the container without a seccomp filter or with CAP_SYS_ADMIN",
        _ => "look at what started the runner: a systemd unit (RestrictNamespaces=no, and no SystemCallFilter= on it), or a sandbox of an editor or a build tool; "
            + "a filter cannot be taken off from inside",
    };

    private static string Name(ContainerKind container) => container switch
    {
        ContainerKind.Docker => "Docker",
        ContainerKind.Podman => "Podman",
        ContainerKind.Kubernetes => "Kubernetes",
        ContainerKind.Wsl1 => "WSL 1",
        _ => "a container",
    };

    private static string Facts(HostFacts host) =>
        $"Linux {host.KernelRelease}, user {host.EffectiveUserId} {(host.HasSysAdmin ? "with" : "without")} CAP_SYS_ADMIN, "
        + $"{(host.SeccompMode == 2 ? "a seccomp filter" : "no seccomp filter")}, {(host.Container == ContainerKind.None ? "no container" : Name(host.Container))}, "
        + $"{(host.InInitialUserNamespace ? "the first user namespace" : "a nested user namespace")}";

    private static string ByHand(RefusalCase c)
    {
        var options = string.Concat(NamespaceTable.Split(c.Plan.Namespaces).Select(kind => kind switch
        {
            NamespaceKind.User => " --user --map-current-user",
            NamespaceKind.Network => " --net",
            NamespaceKind.Pid => " --pid --fork --mount-proc",
            _ => $" --{kind.ToString().ToLowerInvariant()}",
        }));
        return $"unshare{options} true";
    }
}
