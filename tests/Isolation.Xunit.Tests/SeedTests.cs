namespace Isolation.Xunit.Tests;

/// <summary>The textbook examples of unshare(1), as tests.</summary>
public class SeedTests
{
    /// <summary><c>unshare --pid --fork bash</c></summary>
    [Fact, IsolatedPid]
    public void Unshare_pid_fork()
    {
        Assert.Equal("1", Shell.Run("ps -o ppid= -p $PPID 2>/dev/null | tr -d ' ' || cut -d' ' -f4 /proc/$PPID/stat"));
        Assert.Equal("isolation-init", Shell.Run("cat /proc/1/comm"));
    }

    /// <summary><c>unshare --net bash</c>, then <c>ip a</c></summary>
    [Fact, IsolatedNetwork]
    public void Unshare_net() => Assert.Equal("lo", Shell.Run("ls /sys/class/net"));

    /// <summary><c>unshare --mount bash</c></summary>
    [Fact, IsolatedMount]
    public void Unshare_mount()
    {
        Libc.Succeeds(Libc.Mount("mine", "/mnt", "tmpfs", 0, null));
        Assert.Equal("tmpfs", Shell.Run("stat -f -c %T /mnt"));
    }

    /// <summary><c>unshare --net --pid --mount bash</c></summary>
    [Fact, IsolatedNetwork, IsolatedPid, IsolatedMount]
    public void Unshare_net_pid_mount()
    {
        Assert.Equal("lo", Shell.Run("ls /sys/class/net"));
        Assert.Equal("isolation-init", Shell.Run("cat /proc/1/comm"));
        Libc.Succeeds(Libc.Mount("mine", "/mnt", "tmpfs", 0, null));
    }

    /// <summary><c>ls -l /proc/$$/ns/</c></summary>
    [Fact, Isolated]
    public void Ls_proc_ns()
    {
        var shown = Shell.Run("readlink /proc/$$/ns/*").Split('\n');
        Assert.All(IsolationContext.Current!.Namespaces.Values, ids => Assert.Contains(ids.Inside, shown));
        Assert.All(IsolationContext.Current.Namespaces.Values, ids => Assert.DoesNotContain(ids.Host, shown));
    }

    /// <summary><c>unshare -p /bin/bash</c> without <c>-f</c>: "bash: fork: Cannot allocate memory".</summary>
    [Fact, IsolatedPid]
    public void Fork_does_not_run_out_of_memory()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal("ok", Shell.Run("ls / >/dev/null && (echo ok)"));
        }
    }
}
