using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

/// <summary>Hosts that refuse, staged for real: the step that fails and the explanation of it.</summary>
public sealed class RefusingHostTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Network };

    private static string Tool(string name) => Path.Combine(AppContext.BaseDirectory, "tools", name);

    [Fact]
    public void WhereNoUserNamespacesAreAllowed()
    {
        var who = Identity.Each[^1];
        var host = Body.Host(who) with { NamespaceLimits = new Dictionary<NamespaceKind, long> { [NamespaceKind.User] = 0 } };
        var message = Refused(who, host, Tool("nouserns"));
        Assert.Contains("clone(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID) failed with ENOSPC (28, No space left on device).", message);
        Assert.Contains("Cause: user.max_user_namespaces is 0: nobody on this host may make such a namespace.", message);
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void UnderAFilterLikeDockers(Identity who)
    {
        var host = Body.Host(who) with { SeccompMode = 2 };
        var message = Refused(who, host, Tool("refuse"), "clone=EPERM,clone3=ENOSYS,unshare=EPERM,mount=EPERM", "--ns-flags", "--");
        Assert.Contains(" failed with EPERM (1, Operation not permitted).", message);
        Assert.Contains("Cause: a seccomp filter refuses the call (Seccomp: 2 in /proc/self/status)", message);
    }

    /// <summary>What newer filters answer, so that programs fall back to clone(2), which isolation-init uses at once.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void AFilterThatKnowsNoClone3IsNoObstacle(Identity who)
    {
        var world = Body.World(who, Plan);
        Assert.Equal("lo\n", Body.Run(who, world, "ls /sys/class/net", Tool("refuse"), "clone3=ENOSYS", "--").Succeeded());
    }

    /// <summary>Nested in a container whose /proc is masked: a network of one's own is to be had, processes of one's own are not.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void WhereProcIsMasked(Identity who)
    {
        var mounts = HostFacts.Current.Mounts.Entries;
        var masks = mounts.Where(mount => mount.Type == "proc").Select(mount => new MountEntry(9999, mount.Id, "/", mount.Target + "/sys", "tmpfs", "ro"));
        var host = Body.Host(who) with { Mounts = new MountTable([.. mounts, .. masks]), Capabilities = 0, InInitialUserNamespace = false };
        const string mask = "for p in $(grep ' - proc ' /proc/self/mountinfo | cut -d' ' -f5); do mount -t tmpfs none $p/sys || exit 1; done; ";
        string[] stage =
        [
            "/usr/bin/unshare", "--user", who.IsRoot ? "--map-root-user" : "--map-current-user", "--mount", "--keep-caps",
            "sh", "-c", mask + "exec setpriv --ambient-caps -all --inh-caps -all \"$@\"", "sh",
        ];

        var network = WorldBuilder.Build(Plan, host, "/", 0);
        var outcome = Body.Run(who, network, $"ls -A /sys/class/net; {Body.Use} ping || true", stage);
        Assert.Contains(outcome.Records, record => record.Kind == StatusKind.StepSkipped);
        Assert.StartsWith("lo\n", outcome.Succeeded(), StringComparison.Ordinal);

        var processes = WorldBuilder.Build(new IsolationPlan { Requested = NamespaceKind.Pid }, host, "/", 0);
        var failed = Body.Run(who, processes, "true", stage).Records.Single(record => record.Kind == StatusKind.StepFailed);
        var message = Refusal.Explain(processes.Steps[(int)failed.Id], failed.Errno, host, processes.Plan);
        Assert.Contains("mount(\"proc\", \"/proc\", \"proc\", MS_NOSUID | MS_NODEV | MS_NOEXEC) failed with EPERM (1, Operation not permitted).", message);
        Assert.Contains("something hides parts of /proc here (/proc/sys", message);
    }

    private static string Refused(Identity who, HostFacts host, params string[] stage)
    {
        var world = WorldBuilder.Build(Plan, host, "/", 0);
        var outcome = Body.Run(who, world, "true", stage);
        Assert.False(outcome.Started, outcome.ToString());
        var failed = outcome.Records.Single(record => record.Kind == StatusKind.StepFailed);
        return Refusal.Explain(world.Steps[(int)failed.Id], failed.Errno, host, world.Plan);
    }
}
