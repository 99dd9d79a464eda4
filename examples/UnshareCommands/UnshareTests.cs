using HostState;
using Isolation;

namespace UnshareCommands;

/// <summary>What one does with unshare(1) in a shell, each as an attribute. Every test runs the command that the shell would run.</summary>
public class UnshareTests
{
    /// <summary><c>unshare --pid --fork bash</c></summary>
    [Fact, IsolatedPid]
    public void Pid_fork()
    {
        // What /proc shows, so what `ps` shows, without --mount-proc: PID 1, this test, bash. The machine's other processes are not there.
        var processes = Bash("cd /proc; echo [0-9]*; :").Split().Where(name => name != "");

        Assert.Equal(3, processes.Count());
        Assert.Contains("1", processes);
        Assert.Contains($"{Environment.ProcessId}", processes);
    }

    /// <summary><c>unshare --net bash</c>, then <c>ip a</c></summary>
    [Fact, IsolatedNetwork]
    public void Net()
    {
        var interfaces = Bash("ip -o link | cut -d: -f2");

        Assert.Equal("lo", interfaces.Trim());
    }

    /// <summary><c>unshare --mount bash</c>, then mount(8), which wants to be run by user 0</summary>
    [Fact, IsolatedMount, IsolatedUser(Map = UserMap.Root)]
    public void Mount()
    {
        Bash("mount -t tmpfs tmpfs /mnt && echo inside > /mnt/file");

        Assert.Equal("inside\n", File.ReadAllText("/mnt/file"));
        Assert.Equal("tmpfs", Bash("findmnt --noheadings --output FSTYPE /mnt").Trim());
    }

    /// <summary><c>unshare --net --pid --mount bash</c></summary>
    [Fact, IsolatedNetwork, IsolatedPid, IsolatedMount, IsolatedUser(Map = UserMap.Root)]
    public void Net_pid_mount()
    {
        var namespaces = IsolationContext.Current!.Namespaces;

        Assert.All([NamespaceKind.Network, NamespaceKind.Pid, NamespaceKind.Mount], kind => Assert.True(namespaces[kind].Differs));
        Assert.Equal("lo", Bash("ls /sys/class/net; mount -t tmpfs tmpfs /mnt").Trim());
    }

    private static string Bash(string script) => Command.Run("bash", "-c", script);
}
