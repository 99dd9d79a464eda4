namespace Isolation.EndToEnd.Runs;

public enum RefusingHost
{
    /// <summary>user.max_user_namespaces is 0, and the account has no privilege.</summary>
    NoUserNamespaces,

    /// <summary>A seccomp filter answers EPERM to whatever makes a namespace.</summary>
    SeccompEperm,

    /// <summary>A seccomp filter answers ENOSYS to clone3, as Docker's does.</summary>
    SeccompEnosysForClone3,
}

/// <summary>Commands that run another in such a host, without a change to this one.</summary>
internal static class RefusingHosts
{
    /// <summary>The limit belongs to a user namespace: in one of our own it can be 0 while the host's stays. All capabilities are gone before the command runs.</summary>
    private const string LimitTo0 = "echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --ambient-caps=-all --inh-caps=-all -- \"$@\"";

    private static readonly Lazy<string> Refuse = new(() =>
    {
        var program = new Scratch(Account.Own).In("refuse");
        Command.Run("cc", ["-O1", "-Wall", "-o", program, Path.Combine(Repository.Root, "tests/tools/refuse.c")]).MustSucceed();
        return program;
    });

    public static IReadOnlyList<string> Wrapper(RefusingHost host) => host switch
    {
        RefusingHost.NoUserNamespaces => ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--keep-caps", "--", "sh", "-c", LimitTo0, "sh"],
        RefusingHost.SeccompEperm => [Refuse.Value, "namespaces", "EPERM", "--"],
        RefusingHost.SeccompEnosysForClone3 => [Refuse.Value, "clone3", "ENOSYS", "--"],
        _ => throw new ArgumentOutOfRangeException(nameof(host)),
    };
}
