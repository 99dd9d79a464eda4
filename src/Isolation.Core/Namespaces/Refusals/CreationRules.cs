using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>clone(2) and unshare(2) make no namespace.</summary>
internal static class CreationRules
{
    public static readonly RefusalRule[] All =
    [
        new(
            c => c.IsCreation && c.Host.Container == ContainerKind.Wsl1,
            _ => "this is the first Windows Subsystem for Linux, which has no Linux kernel and no namespaces.",
            _ => "change the distribution to version 2, in Windows: wsl --set-version <distribution> 2"),
        new(
            c => c.IsCreation && IsLimit(c) && Forbidden(c).Any(),
            c => $"{string.Join(" and ", Forbidden(c))} {AreOrIs(Forbidden(c).Count())} 0: nobody on this host may make such a namespace.",
            c => $"sudo sysctl -w {string.Join(' ', Forbidden(c).Select(name => name + "=15000"))}"),
        new(
            c => c.IsCreation && IsLimit(c),
            c => $"a limit is reached: {string.Join(", ", Limits(c))}; or namespaces are nested too deep (user namespaces 33 levels, PID namespaces 32).",
            _ => "see with lsns(8) what holds them and end it, raise the limit with sudo sysctl -w, or run the tests on a less nested level."),
        new(
            c => c.IsCreation && c.Errno is Errno.Einval && Missing(c) != NamespaceKind.None,
            c => $"this kernel (Linux {c.Host.KernelRelease}) is built without {Names(Missing(c))}: {Options(Missing(c))} {AreOrIs(NamespaceTable.Of(Missing(c)).Count())} off.",
            c => $"run on a kernel with {Options(Missing(c))}, as all current distributions have it, or leave out {Names(Missing(c))}."),
        new(
            c => c.IsCreation && c.Errno is Errno.Enosys,
            c => c.Host.SeccompMode == 2
                ? $"a seccomp filter answers ENOSYS (Seccomp: 2 in /proc/self/status){SandboxRules.Where(c)}."
                : $"this kernel (Linux {c.Host.KernelRelease}), or the sandbox in its place, does not have the call.",
            SandboxRules.Remedy),
        new(
            c => c.IsCreation && c.Errno is Errno.Eagain or Errno.Enomem,
            c => c.Errno == Errno.Eagain
                ? "there may not be another process: the user's limit (ulimit -u), the cgroup's (pids.max) or kernel.pid_max is reached."
                : "there is no memory left for another process, or the PID namespace that this runs in is ending.",
            _ => "end other processes or raise that limit, and run fewer isolated tests at a time: [assembly: IsolationDefaults(MaxParallel = 1)]."),
        new(
            c => c.IsCreation && c.Errno is Errno.Eperm && c.Host.IsChrooted && c.Kinds.HasFlag(NamespaceKind.User),
            _ => "this runs in a chroot(2), and the kernel makes no user namespace for a process in one.",
            _ => "run it outside of the chroot, or as root: sudo -E dotnet test"),
        new(
            c => c.IsCreation && c.Errno is Errno.Eperm && c.Host.UserNamespacesNeedRoot && !c.Host.HasSysAdmin,
            _ => "kernel.unprivileged_userns_clone is 0: on this host only root may make user namespaces.",
            _ => "sudo sysctl -w kernel.unprivileged_userns_clone=1, or run as root: sudo -E dotnet test"),
    ];

    private static bool IsLimit(RefusalCase c) => c.Errno is Errno.Enospc or Errno.Eusers;

    private static IEnumerable<string> Forbidden(RefusalCase c) =>
        NamespaceTable.Of(c.Kinds).Where(name => c.Host.NamespaceLimits.GetValueOrDefault(name.Kind, 1) == 0).Select(Sysctl);

    private static IEnumerable<string> Limits(RefusalCase c) =>
        NamespaceTable.Of(c.Kinds).Where(name => c.Host.NamespaceLimits.ContainsKey(name.Kind))
            .Select(name => string.Create(CultureInfo.InvariantCulture, $"{Sysctl(name)} is {c.Host.NamespaceLimits[name.Kind]}"));

    private static string AreOrIs(int count) => count == 1 ? "is" : "are";

    private static string Sysctl(NamespaceName name) => $"user.max_{name.ProcName}_namespaces";

    private static NamespaceKind Missing(RefusalCase c) => c.Kinds & ~c.Host.KernelNamespaces;

    private static string Names(NamespaceKind kinds) =>
        string.Join(" and ", NamespaceTable.Split(kinds).Select(kind => kind switch
        {
            NamespaceKind.Uts or NamespaceKind.Ipc or NamespaceKind.Pid => kind.ToString().ToUpperInvariant(),
            _ => kind.ToString().ToLowerInvariant(),
        })) + " namespaces";

    private static string Options(NamespaceKind kinds) => string.Join(" and ", NamespaceTable.Of(kinds).Select(name => name.Config));
}
