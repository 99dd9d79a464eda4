namespace Isolation;

/// <summary>
/// The kinds of Linux namespace, one flag each. See <see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>.
/// </summary>
[Flags]
public enum NamespaceKind
{
    /// <summary>No namespace: a process of its own and nothing else.</summary>
    None = 0,

    /// <summary>Mount points: <c>CLONE_NEWNS</c>, mount_namespaces(7).</summary>
    Mount = 1,

    /// <summary>Host name and NIS domain name: <c>CLONE_NEWUTS</c>, uts_namespaces(7).</summary>
    Uts = 2,

    /// <summary>System V IPC and POSIX message queues: <c>CLONE_NEWIPC</c>, ipc_namespaces(7).</summary>
    Ipc = 4,

    /// <summary>Network devices, stacks, ports, abstract sockets: <c>CLONE_NEWNET</c>, network_namespaces(7).</summary>
    Network = 8,

    /// <summary>Process IDs: <c>CLONE_NEWPID</c>, pid_namespaces(7).</summary>
    Pid = 16,

    /// <summary>User and group IDs, capabilities: <c>CLONE_NEWUSER</c>, user_namespaces(7).</summary>
    User = 32,

    /// <summary>The cgroup root directory: <c>CLONE_NEWCGROUP</c>, cgroup_namespaces(7).</summary>
    Cgroup = 64,

    /// <summary>Boot and monotonic clocks: <c>CLONE_NEWTIME</c>, time_namespaces(7).</summary>
    Time = 128,

    /// <summary>All eight.</summary>
    All = Mount | Uts | Ipc | Network | Pid | User | Cgroup | Time,
}
