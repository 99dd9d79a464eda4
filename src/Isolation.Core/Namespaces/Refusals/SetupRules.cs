namespace Isolation.Namespaces;

/// <summary>The namespaces are there, but one of them cannot be set up.</summary>
internal static class SetupRules
{
    public static readonly RefusalRule[] All =
    [
        new(
            c => c.IsMountOf("proc") && c.IsDenied && c.Host.Mounts.ProcIsMasked,
            c => $"something hides parts of /proc here ({Masks(c)}), as container engines do, "
                + "and the kernel lets nobody in a user namespace mount a /proc that shows more.",
            c => c.Host.Container switch
            {
                ContainerKind.Docker => "start the container with: docker run --security-opt systempaths=unconfined …, or docker run --privileged …",
                ContainerKind.Podman => "start the container with: podman run --security-opt unmask=ALL …, or podman run --privileged …",
                ContainerKind.Kubernetes => "in the pod: securityContext: { procMount: Unmasked } with hostUsers: false, or securityContext: { privileged: true }",
                _ => "start the container with an unmasked /proc, or leave out the PID namespace: others do without it here",
            }),
        new(
            c => c.Step.Op == SetupOp.Mount && c.Step.Arguments[1] == "/" && c.Errno is Errno.Einval,
            _ => "the root directory is not a mount point: this runs in a chroot(2), where propagation cannot be turned off.",
            _ => "run it outside of the chroot, or make its directory a mount point first: sudo mount --bind DIR DIR"),
        new(
            c => c.Step.Op == SetupOp.Mount && c.Errno is Errno.Enodev,
            c => $"this kernel (Linux {c.Host.KernelRelease}) does not have the file system {c.Step.Arguments[2]}{(c.IsMountOf("mqueue") ? ": CONFIG_POSIX_MQUEUE is off" : "")}.",
            _ => "run on a kernel that has it, as all current distributions have it"),
        new(
            c => c.IsMountOf("tmpfs") && c.Errno is Errno.Einval,
            c => $"tmpfs does not take these options: {Quoted(c.Step.Arguments[4])}.",
            _ => "use those of tmpfs(5), such as size=64m, nr_inodes=1k, mode=1777, and those of mount(8) such as ro, nosuid, nodev, noexec",
            IsUsersMistake: true),
        new(
            c => c.Step.Op is SetupOp.Mount or SetupOp.ReadOnly or SetupOp.MakeDirectory or SetupOp.Touch && c.Errno is Errno.Enoent or Errno.Enotdir,
            _ => "one of these paths is not there any more, or is hidden by an earlier mount.",
            _ => "look at the order of TmpFs, Bind and ReadOnly: what is further up is mounted first",
            IsUsersMistake: true),
        new(
            c => c.Step.Op is SetupOp.MakeDirectory or SetupOp.Touch && c.Errno is Errno.Erofs,
            _ => "a mount point is to be made in a tmpfs that is read-only already.",
            _ => "leave out the option ro, and ReadOnly for that tmpfs",
            IsUsersMistake: true),
        new(
            c => c.IsWriteTo("/proc/self/timens_offsets") && c.Errno is Errno.Erange,
            c => $"with this offset the clock would leave its range. {ClockOffsets.RangeNow(Clock(c))}.",
            _ => "choose an offset within that range",
            IsUsersMistake: true),
        new(
            c => c.IsWriteTo("/proc/sys/") && c.Errno is Errno.Erofs,
            _ => "/proc/sys is read-only here, as container engines make it.",
            _ => "give the container a /proc that can be written (docker run --security-opt systempaths=unconfined …), "
                + "or take a PID namespace too, which brings a /proc of its own"),
        new(
            c => c.Step.Op == SetupOp.ChangeDirectory,
            c => c.Errno == Errno.Eacces
                ? "the body's user may not enter this directory; with a map of IDs it is not reachable through another's rights."
                : "this directory is not there inside: an earlier mount hides it, or it was removed.",
            _ => "run the tests from a directory that is there and can be entered, or mount elsewhere"),
        new(
            c => c.Is(SetupOp.SetIds, Errno.Einval),
            _ => "the body's user or group ID is not mapped in the new user namespace.",
            _ => "map the caller's own IDs or ID 0, in Users and in Groups"),
        new(
            c => c.Step.Op == SetupOp.ReadOnly && c.Errno is Errno.Einval or Errno.Enosys,
            c => $"this kernel (Linux {c.Host.KernelRelease}) cannot make this tree read-only: mount_setattr(2) came with Linux 5.12.",
            _ => "run on a newer kernel, or name the mount points themselves"),
    ];

    private static string Masks(RefusalCase c) => string.Join(", ", c.Host.Mounts.DirectlyOn("/proc").Take(3));

    private static string Quoted(string options) => options.Length == 0 ? "none" : $"\"{options}\"";

    private static TimeSpan Clock(RefusalCase c) =>
        c.Step.Arguments[1].StartsWith("monotonic", StringComparison.Ordinal) ? ClockOffsets.MonotonicNow() : ClockOffsets.BootTimeNow();
}
