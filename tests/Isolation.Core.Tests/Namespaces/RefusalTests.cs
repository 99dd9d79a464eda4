using Isolation.Tests.Staging;

namespace Isolation.Tests.Namespaces;

/// <summary>The exact words for each cause that is known.</summary>
public sealed class RefusalTests
{
    private const int Eperm = 1, Enoent = 2, Eagain = 11, Enomem = 12, Eacces = 13, Enodev = 19, Einval = 22, Enospc = 28, Erofs = 30, Enosys = 38;

    private static readonly HostFacts User = Hosts.User with { KernelRelease = "6.8.0" };

    private static readonly HostFacts Filtered = User with { SeccompMode = 2 };

    [Fact]
    public void TheWholeMessage()
    {
        var plan = Specimen.Read(method: [new IsolatedNetworkAttribute()])!;
        var world = WorldBuilder.Build(plan, User, "/w", 0);
        Assert.Equal(
            """
            The isolation of this test could not be set up: clone(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID) failed with EPERM (1, Operation not permitted).
            Wanted by: [IsolatedNetwork] on Shop.Tests.CartTests.Adds
            Cause: kernel.unprivileged_userns_clone is 0: on this host only root may make user namespaces.
            Remedy: sudo sysctl -w kernel.unprivileged_userns_clone=1, or run as root: sudo -E dotnet test
            """,
            Refusal.Explain(world.Steps[0], Eperm, User with { UserNamespacesNeedRoot = true }, world.Plan));
    }

    [Fact]
    public void NoSuchNamespacesAllowed() => Expect(
        SetupOp.Clone, Enospc, User with { NamespaceLimits = new Dictionary<NamespaceKind, long> { [NamespaceKind.User] = 0, [NamespaceKind.Network] = 0, [NamespaceKind.Mount] = 9, [NamespaceKind.Ipc] = 0 } },
        "user.max_user_namespaces and user.max_net_namespaces are 0: nobody on this host may make such a namespace.",
        "sudo sysctl -w user.max_user_namespaces=15000 user.max_net_namespaces=15000");

    [Fact]
    public void TooManyOrTooDeep() => Expect(
        SetupOp.Clone, Enospc, User with { NamespaceLimits = new Dictionary<NamespaceKind, long> { [NamespaceKind.User] = 96365, [NamespaceKind.Pid] = 100 } },
        "a limit is reached: user.max_user_namespaces is 96365, user.max_pid_namespaces is 100; or namespaces are nested too deep (user namespaces 33 levels, PID namespaces 32).",
        "see with lsns(8) what holds them and end it, raise the limit with sudo sysctl -w, or run the tests on a less nested level.");

    [Fact]
    public void AKernelWithoutThem() => Expect(
        SetupOp.Clone, Einval, User with { KernelNamespaces = NamespaceKind.All & ~(NamespaceKind.User | NamespaceKind.Pid) },
        "this kernel (Linux 6.8.0) is built without user and PID namespaces: CONFIG_USER_NS and CONFIG_PID_NS are off.",
        "run on a kernel with CONFIG_USER_NS and CONFIG_PID_NS, as all current distributions have it, or leave out user and PID namespaces.");

    [Fact]
    public void TimeNamespacesOfAnOldKernel() => Expect(
        SetupOp.Unshare, Einval, User with { KernelNamespaces = NamespaceKind.All & ~NamespaceKind.Time, KernelRelease = "5.4.0" },
        "this kernel (Linux 5.4.0) is built without time namespaces: CONFIG_TIME_NS is off.",
        "run on a kernel with CONFIG_TIME_NS, as all current distributions have it, or leave out time namespaces.",
        new() { Requested = NamespaceKind.Time });

    [Fact]
    public void FilteredAsInDocker() => Expect(
        SetupOp.Clone, Eperm, Filtered with { Container = ContainerKind.Docker },
        "a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status), that of Docker, for want of CAP_SYS_ADMIN.",
        "start the container with: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …, or docker run --privileged …");

    [Fact]
    public void FilteredAsInPodman() => Expect(
        SetupOp.Clone, Eperm, Filtered with { Container = ContainerKind.Podman },
        "a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status), that of Podman, for want of CAP_SYS_ADMIN.",
        "start the container with: podman run --security-opt seccomp=unconfined --security-opt label=disable --security-opt unmask=ALL …, or podman run --privileged …");

    [Fact]
    public void FilteredAsInKubernetes() => Expect(
        SetupOp.Clone, Eperm, Hosts.Root with { SeccompMode = 2, Container = ContainerKind.Kubernetes },
        "a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status), that of Kubernetes.",
        "in the pod: securityContext: { privileged: true }, or seccompProfile: { type: Unconfined } and procMount: Unmasked with hostUsers: false");

    [Fact]
    public void FilteredElsewhere() => Expect(
        SetupOp.Clone, Eperm, Filtered,
        "a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status), for want of CAP_SYS_ADMIN.",
        "look at what started the runner: a systemd unit (RestrictNamespaces=no, and no SystemCallFilter= on it), or a sandbox of an editor or a build tool; a filter cannot be taken off from inside");

    [Fact]
    public void FilteredWithAnotherAnswer()
    {
        Expect(
            SetupOp.Clone, Enosys, Filtered with { Container = ContainerKind.Other }, "a seccomp filter answers ENOSYS (Seccomp: 2 in /proc/self/status), that of a container.",
            "start the container without a seccomp filter or with CAP_SYS_ADMIN");
        Expect(
            SetupOp.Clone, Enosys, User, "this kernel (Linux 6.8.0), or the sandbox in its place, does not have the call.",
            "look at what started the runner: a systemd unit (RestrictNamespaces=no, and no SystemCallFilter= on it), or a sandbox of an editor or a build tool; a filter cannot be taken off from inside");
    }

    [Fact]
    public void TheFirstWsl() => Expect(
        SetupOp.Clone, Einval, User with { Container = ContainerKind.Wsl1 },
        "this is the first Windows Subsystem for Linux, which has no Linux kernel and no namespaces.",
        "change the distribution to version 2, in Windows: wsl --set-version <distribution> 2");

    [Fact]
    public void InAChroot()
    {
        Expect(
            SetupOp.Clone, Eperm, User with { IsChrooted = true },
            "this runs in a chroot(2), and the kernel makes no user namespace for a process in one.", "run it outside of the chroot, or as root: sudo -E dotnet test");
        Expect(
            SetupOp.Mount, Einval, Hosts.Root with { IsChrooted = true },
            "the root directory is not a mount point: this runs in a chroot(2), where propagation cannot be turned off.",
            "run it outside of the chroot, or make its directory a mount point first: sudo mount --bind DIR DIR");
    }

    [Theory]
    [InlineData(Eagain, "there may not be another process: the user's limit (ulimit -u), the cgroup's (pids.max) or kernel.pid_max is reached.")]
    [InlineData(Enomem, "there is no memory left for another process, or the PID namespace that this runs in is ending.")]
    public void NoMoreProcesses(int errno, string cause) => Expect(
        SetupOp.Clone, errno, User, cause,
        "end other processes or raise that limit, and run fewer isolated tests at a time: [assembly: IsolationDefaults(MaxParallel = 1)].");

    /// <summary>Ubuntu: the namespace is made, and what it is for is refused.</summary>
    [Theory]
    [InlineData("MapWrite", Eperm)]
    [InlineData("Mount", Eacces)]
    [InlineData("Loopback", Eperm)]
    [InlineData("HostName", Eperm)]
    [InlineData("Clone", Eperm)]
    [InlineData("Clone", Eacces)]
    public void RestrictedByAppArmor(string op, int errno) => Expect(
        Enum.Parse<SetupOp>(op), errno, User with { AppArmorRestrictsUserNamespaces = true },
        "AppArmor gives an ordinary user no capabilities in his user namespaces on this host (kernel.apparmor_restrict_unprivileged_userns is 1).",
        "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run as root: sudo -E dotnet test");

    [Fact]
    public void RefusedBySelinux() => Expect(
        SetupOp.Mount, Eacces, User with { SelinuxEnforces = true },
        "SELinux is enforcing and may have refused it; sudo ausearch -m avc -ts recent shows whether.",
        "allow what ausearch shows (audit2allow(1)), or run as root: sudo -E dotnet test");

    [Fact]
    public void RestrictedByAContainer()
    {
        Expect(
            SetupOp.Clone, Eperm, Hosts.Root with { Container = ContainerKind.Docker, Capabilities = 0 },
            "Docker restricts what runs in it and this process has no CAP_SYS_ADMIN.",
            "start the container with: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …, or docker run --privileged …");
        Expect(
            SetupOp.Mount, Eacces, Hosts.Root with { Container = ContainerKind.Podman },
            "Podman restricts what runs in it (AppArmor, SELinux or seccomp).",
            "start the container with: podman run --security-opt seccomp=unconfined --security-opt label=disable --security-opt unmask=ALL …, or podman run --privileged …");
    }

    [Theory]
    [InlineData("Docker", "start the container with: docker run --security-opt systempaths=unconfined …, or docker run --privileged …")]
    [InlineData("Podman", "start the container with: podman run --security-opt unmask=ALL …, or podman run --privileged …")]
    [InlineData("Kubernetes", "in the pod: securityContext: { procMount: Unmasked } with hostUsers: false, or securityContext: { privileged: true }")]
    [InlineData("None", "start the container with an unmasked /proc, or leave out the PID namespace: others do without it here")]
    public void AMaskedProc(string container, string remedy)
    {
        var host = User.Mounting("1 0 8:1 / / rw - overlay overlay rw", "2 1 0:2 / /proc rw - proc proc rw", "3 2 0:3 / /proc/acpi ro - tmpfs tmpfs ro", "4 2 0:4 / /proc/kcore rw - tmpfs tmpfs rw");
        host = host with { Container = Enum.Parse<ContainerKind>(container) };
        var world = WorldBuilder.Build(new() { Requested = NamespaceKind.Pid }, host, "/w", 0);
        Expect(
            world.Steps.Single(step => step.Op == SetupOp.Mount && step.Arguments[2] == "proc"), Eperm, host, world.Plan,
            "something hides parts of /proc here (/proc/acpi, /proc/kcore), as container engines do, and the kernel lets nobody in a user namespace mount a /proc that shows more.",
            remedy);
    }

    [Fact]
    public void WithoutUidmap()
    {
        const string remedy = "sudo apt-get install uidmap (Debian, Ubuntu), sudo dnf install shadow-utils (Fedora), sudo apk add shadow-uidmap (Alpine); or leave out Map = UserMap.Ranges";
        var plan = new IsolationPlan { Requested = NamespaceKind.User, Map = UserMap.Ranges, Users = ["0:1000:1"], Groups = ["0:1001:1"] };
        Expect(SetupOp.MapRun, Enoent, User, "newuidmap(1) is not installed. An ordinary user needs it to map more than his own ID.", remedy, plan);
        Expect(SetupOp.MapRun, Eperm, User, "newuidmap(1) is not installed. An ordinary user needs it to map more than his own ID.", remedy, plan);
    }

    [Fact]
    public void RangesThatAreNotGranted() => Expect(
        SetupOp.MapRun, Eperm, User with { NewUidMap = "/usr/bin/newuidmap", SubordinateUsers = [new(100000, 65536), new(300000, 5)] },
        "newuidmap(1) refused the ranges: a user may map what /etc/subuid grants him, and his own ID once. Granted to ada: 65536 from 100000 on, 5 from 300000 on. "
        + "It also fails where its file has lost the set-user-ID bit or the file system is mounted nosuid.",
        "ask for granted ranges, or grant them: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ada",
        new() { Requested = NamespaceKind.User, Map = UserMap.Ranges, Users = ["0:1000:1"], Groups = ["0:1001:1"] });

    [Fact]
    public void RootWithoutFileCapabilities() => Expect(
        SetupOp.MapWrite, Eperm, Hosts.Root.Without(Capability.SetFileCapabilities),
        "root may map its ID 0 only with CAP_SETFCAP (Linux 5.12 and later), and this container has dropped it.",
        "start the container with --cap-add SETFCAP, or run the tests as an ordinary user",
        new() { Requested = NamespaceKind.User });

    [Fact]
    public void IdsThatDoNotExistOutside() => Expect(
        SetupOp.MapWrite, Eperm, Hosts.Root,
        "an outer ID of this map does not exist in the user namespace that the runner is in: 0 70000 10, 20 80000 1.",
        "ask for ranges that exist there (see /proc/self/uid_map and gid_map)",
        new() { Requested = NamespaceKind.User, Map = UserMap.Ranges, Users = ["0:70000:10", "20:80000:1"], Groups = ["0:0:1"] });

    [Fact]
    public void AFileSystemThatTheKernelLacks() => Expect(
        Step("mqueue"), Enodev, User, new(),
        "this kernel (Linux 6.8.0) does not have the file system mqueue: CONFIG_POSIX_MQUEUE is off.",
        "run on a kernel that has it, as all current distributions have it");

    [Fact]
    public void OptionsThatTmpFsDoesNotTake() => Expect(
        new Step(NamespaceKind.Mount, "x").Mount("tmpfs", "/t", "tmpfs", MountFlags.None, "colour=red"), Einval, User, new(),
        "tmpfs does not take these options: \"colour=red\".",
        "use those of tmpfs(5), such as size=64m, nr_inodes=1k, mode=1777, and those of mount(8) such as ro, nosuid, nodev, noexec");

    [Fact]
    public void ASysctlThatIsReadOnly() => Expect(
        new Step(NamespaceKind.Network, "x").Write("/proc/sys/net/ipv4/ping_group_range", "0 0"), Erofs, User, new(),
        "/proc/sys is read-only here, as container engines make it.",
        "give the container a /proc that can be written (docker run --security-opt systempaths=unconfined …), or take a PID namespace too, which brings a /proc of its own");

    [Fact]
    public void AMountPointInAReadOnlyTmpFs() => Expect(
        new Step(NamespaceKind.Mount, "x").MakeDirectory("/t/a"), Erofs, User, new(),
        "a mount point is to be made in a tmpfs that is read-only already.", "leave out the option ro, and ReadOnly for that tmpfs");

    [Theory]
    [InlineData(Enoent, "this directory is not there inside: an earlier mount hides it, or it was removed.")]
    [InlineData(Eacces, "the body's user may not enter this directory; with a map of IDs it is not reachable through another's rights.")]
    public void AWorkingDirectoryThatCannotBeEntered(int errno, string cause) => Expect(
        SetupOp.ChangeDirectory, errno, User, cause, "run the tests from a directory that is there and can be entered, or mount elsewhere");

    [Fact]
    public void NothingThatExplainsIt() => Expect(
        SetupOp.Clone, Eperm, User,
        "not known. What was found: Linux 6.8.0, user 1000 without CAP_SYS_ADMIN, no seccomp filter, no container, the first user namespace.",
        "try it by hand: unshare --user --map-current-user --mount --uts --net --pid --fork --mount-proc true; if that fails too, the host does not allow it. Else run as root: sudo -E dotnet test");

    [Theory]
    [InlineData(1, "EPERM (1, Operation not permitted)")]
    [InlineData(28, "ENOSPC (28, No space left on device)")]
    [InlineData(87, "EUSERS (87, Too many users)")]
    [InlineData(4000, "errno (4000, Unknown error 4000)")]
    public void ErrnosHaveNameNumberAndText(int errno, string text) => Assert.Equal(text, Errno.Describe(errno));

    /// <summary>Whatever fails with whatever number, there is an answer.</summary>
    [Fact]
    public void EveryStepHasAnExplanation()
    {
        HostFacts[] hosts = [Hosts.Root, User, Filtered with { Container = ContainerKind.Docker, AppArmorRestrictsUserNamespaces = true }];
        foreach (var host in hosts)
        {
            var plan = new IsolationPlan { Requested = NamespaceKind.All, HostName = "a", DomainName = "b", BootTime = TimeSpan.FromDays(1), ReadOnly = ["/usr"] };
            var world = WorldBuilder.Build(plan, host, "/w", 0);
            foreach (var (step, errno) in world.Steps.SelectMany(step => Enumerable.Range(0, 134).Select(errno => (step, errno))))
            {
                var lines = Refusal.Explain(step, errno, host, world.Plan).Split('\n');
                Assert.Equal(4, lines.Length);
                Assert.All(lines, line => Assert.InRange(line.Length, 12, 600));
            }
        }
    }

    private static SetupStep Step(string type) => new Step(NamespaceKind.Ipc, "x").Mount(type, "/x", type, MountFlags.None);

    private static void Expect(SetupOp op, int errno, HostFacts host, string cause, string remedy, IsolationPlan? plan = null)
    {
        plan ??= new IsolationPlan { Requested = NamespaceKind.Network | NamespaceKind.Uts, HostName = "web1" };
        var world = WorldBuilder.Build(plan, host, "/w", 0);
        Expect(world.Steps.First(step => step.Op == op), errno, host, world.Plan, cause, remedy);
    }

    private static void Expect(SetupStep step, int errno, HostFacts host, IsolationPlan plan, string cause, string remedy)
    {
        var lines = Refusal.Explain(step, errno, host, plan).Split('\n');
        Assert.Equal($"The isolation of this test could not be set up: {step.Attempt} failed with {Errno.Describe(errno)}.", lines[0]);
        Assert.Equal($"Wanted by: {step.Cause}", lines[1]);
        Assert.Equal($"Cause: {cause}", lines[2]);
        Assert.Equal($"Remedy: {remedy}", lines[3]);
    }
}
