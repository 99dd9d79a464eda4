using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Namespaces;

public sealed class HostProbeTests : IDisposable
{
    private readonly Folder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void ThisHostHasTheCallersIdsAndAKernel()
    {
        var host = HostFacts.Probe();
        Assert.Equal(Identity.Caller.Uid, host.EffectiveUserId);
        Assert.Equal(Identity.Caller.Gid, host.EffectiveGroupId);
        Assert.True(host.KernelVersion >= new Version(3, 8), host.KernelRelease);
        Assert.Contains(host.Mounts.Entries, mount => mount is { Target: "/proc", Type: "proc" });
        Assert.True(host.KernelNamespaces.HasFlag(NamespaceKind.User | NamespaceKind.Time));
        Assert.NotEmpty(host.NamespaceLimits);
        Assert.Contains(host.Devices.Entries, entry => entry.Name == "null");
        Assert.Contains(host.Devices.Entries, entry => entry is { Name: "fd", LinkTarget: "/proc/self/fd" });
        Assert.Same(HostFacts.Current, HostFacts.Current);
    }

    [Fact]
    public void AnEmptyHostHasDefaults()
    {
        var host = HostProbe.Read(root.Path);
        Assert.Equal((0u, 32768, 0, false, false), (host.EffectiveUserId, host.PidMax, host.SeccompMode, host.UserNamespacesNeedRoot, host.AppArmorRestrictsUserNamespaces));
        Assert.True(host.InInitialUserNamespace);
        Assert.False(host.IsChrooted);
        Assert.Null(host.NewUidMap);
        Assert.Empty(host.Mounts.Entries);
    }

    [Fact]
    public void AnOrdinaryUserOnUbuntu()
    {
        Put("proc/self/status", "Name:\tdotnet\nUid:\t1000\t1001\t1000\t1000\nGid:\t1000\t1002\t1000\t1000\nCapEff:\t000001ffffffffff\nCapAmb:\t0000000000000000\nSeccomp:\t0\n");
        Put("proc/sys/kernel/osrelease", "6.8.0-45-generic\n");
        Put("proc/sys/kernel/pid_max", "4194304\n");
        Put("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
        Put("proc/sys/kernel/unprivileged_userns_clone", "1\n");
        Put("proc/sys/user/max_net_namespaces", "0\n");
        Put("proc/sys/user/max_mnt_namespaces", "127132\n");
        Put("proc/self/ns/net", "");
        Put("proc/self/ns/mnt", "");
        Put("proc/self/uid_map", "         0          0 4294967295\n");
        Put("proc/self/timens_offsets", "monotonic           0         0\nboottime       172800 500000000\n");
        Put("etc/passwd", "root:x:0:0::/root:/bin/sh\nada:x:1001:1002::/home/ada:/bin/sh\n");
        Put("etc/subuid", "# granted\neve:100000:65536\nada:165536:65536\n1001:900000:10\nada:bad:1\n");
        Put("etc/subgid", "ada:165536:65536\n");
        Put("usr/bin/newuidmap", "");
        var host = HostProbe.Read(root.Path);

        Assert.Equal((1001u, 1002u, "ada"), (host.EffectiveUserId, host.EffectiveGroupId, host.UserName));
        Assert.False(host.HasSysAdmin, "execve(2) takes an ordinary user's capabilities, unless they are ambient");
        Assert.Equal((new Version(6, 8), 4194304), (host.KernelVersion, host.PidMax));
        Assert.True(host.AppArmorRestrictsUserNamespaces);
        Assert.False(host.UserNamespacesNeedRoot);
        Assert.Equal((0, 127132), (host.NamespaceLimits[NamespaceKind.Network], host.NamespaceLimits[NamespaceKind.Mount]));
        Assert.Equal(NamespaceKind.Network | NamespaceKind.Mount, host.KernelNamespaces);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromDays(2) + TimeSpan.FromSeconds(0.5)), (host.MonotonicOffset, host.BootTimeOffset));
        Assert.Equal([new(165536, 65536), new(900000, 10)], host.SubordinateUsers);
        Assert.Equal((root["usr/bin/newuidmap"], null), (host.NewUidMap, host.NewGidMap));
        Assert.Equal(ContainerKind.None, host.Container);
    }

    [Fact]
    public void RootInADockerContainer()
    {
        Put("proc/self/status", "Uid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nCapEff:\t00000000a80425fb\nCapAmb:\t0000000000000000\nSeccomp:\t2\n");
        Put("proc/self/uid_map", "0 100000 65536\n");
        Put("proc/self/mountinfo", "1 0 0:1 / / rw - overlay overlay rw\n2 1 0:2 / /proc rw - proc proc rw\n3 2 0:3 / /proc/acpi ro - tmpfs tmpfs ro\n");
        Put(".dockerenv", "");
        var host = HostProbe.Read(root.Path);
        Assert.Equal((2, ContainerKind.Docker, false, false), (host.SeccompMode, host.Container, host.HasSysAdmin, host.InInitialUserNamespace));
        Assert.True(host.Has(Capability.SetUid) && host.Has(Capability.SetFileCapabilities));
        Assert.True(host.Mounts.ProcIsMasked);
    }

    [Theory]
    [InlineData("run/.containerenv", "", "Podman")]
    [InlineData("proc/1/cgroup", "0::/kubepods/burstable/pod1/abc", "Kubernetes")]
    [InlineData("var/run/secrets/kubernetes.io", "", "Kubernetes")]
    [InlineData("proc/1/cgroup", "0::/docker/abc", "Docker")]
    [InlineData("run/systemd/container", "lxc", "Other")]
    [InlineData("proc/sys/kernel/osrelease", "4.4.0-19041-Microsoft", "Wsl1")]
    [InlineData("proc/sys/kernel/osrelease", "5.15.153.1-microsoft-standard-WSL2", "None")]
    public void ContainersAreKnownByTheirFiles(string path, string content, string kind)
    {
        Put(path, content);
        Assert.Equal(kind, HostProbe.Read(root.Path).Container.ToString());
    }

    [Fact]
    public void AChrootHasNoRootMount()
    {
        Put("proc/self/mountinfo", "2 1 0:2 / /proc rw - proc proc rw\n");
        Assert.True(HostProbe.Read(root.Path).IsChrooted);
    }

    private void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(root[path])!);
        File.WriteAllText(root[path], content);
    }
}
