namespace Isolation.EndToEnd.Runs;

public enum RefusingHost
{
    /// <summary>user.max_user_namespaces is 0, and the account has no privilege.</summary>
    NoUserNamespaces,

    /// <summary>A seccomp filter answers EPERM to whatever makes a namespace, as Docker's does.</summary>
    Docker,

    /// <summary>A seccomp filter answers ENOSYS to clone3, and to nothing else.</summary>
    WithoutClone3,
}

/// <summary>Commands that run another in such a host, without a change to this one.</summary>
internal static class RefusingHosts
{
    /// <summary>Docker's profile, for a container without CAP_SYS_ADMIN.</summary>
    private const string Docker = "clone=EPERM,clone3=ENOSYS,unshare=EPERM,setns=EPERM,mount=EPERM,umount2=EPERM,pivot_root=EPERM";

    public static IReadOnlyList<string> Wrapper(RefusingHost host) => host switch
    {
        RefusingHost.NoUserNamespaces => [Repository.Tool("nouserns")],
        RefusingHost.Docker => [Repository.Tool("refuse"), Docker, "--ns-flags", "--"],
        RefusingHost.WithoutClone3 => [Repository.Tool("refuse"), "clone3=ENOSYS", "--"],
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };
}
