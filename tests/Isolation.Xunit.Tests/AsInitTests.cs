using System.Diagnostics;

namespace Isolation.Xunit.Tests;

public class AsInitTests
{
    [Fact, IsolatedPid(AsInit = true)]
    public void The_body_is_pid_1()
    {
        Assert.Equal(1, Environment.ProcessId);
        Assert.Equal([1], PidTests.Processes);
        Assert.True(IsolationContext.Current!.Plan.AsInit);
    }

    [Fact, IsolatedPid(AsInit = true)]
    public void Orphans_are_its_own()
    {
        var orphan = int.Parse(Shell.Run("sleep 1000 >/dev/null 2>&1 & echo $!"));
        Assert.Contains("PPid:\t1\n", File.ReadAllText($"/proc/{orphan}/status"));
    }

    [Fact, IsolatedPid(AsInit = true)]
    public void Forking_many_times_works()
    {
        for (var i = 0; i < 20; i++)
        {
            using var child = Process.Start("/bin/sh", ["-c", $"exit {i}"]);
            child.WaitForExit();
            Assert.Equal(i, child.ExitCode);
        }
    }

    [Fact, IsolatedPid(AsInit = true)]
    public void Signals_without_a_handler_do_not_reach_it()
    {
        const int sigUsr2 = 12;
        Shell.Run($"kill -{sigUsr2} 1; kill -KILL 1");
        Thread.Sleep(100);
        Assert.Equal(1, Libc.ProcessId());
    }
}
