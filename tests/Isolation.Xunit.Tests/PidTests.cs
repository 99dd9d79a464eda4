using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Isolation.Xunit.Tests;

public class PidTests
{
    private const int SigUsr1 = 10;

    internal static int[] Processes => [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(int.Parse!).Order()];

    [Fact, IsolatedPid]
    public void Its_own_proc_shows_its_own_tree()
    {
        Assert.Equal([1, Environment.ProcessId], Processes);
        Assert.Equal("isolation-init", File.ReadAllText("/proc/1/comm").Trim());
        Assert.Equal(1, Libc.ParentId());
        Assert.Equal($"{Environment.ProcessId}", File.ResolveLinkTarget("/proc/self", returnFinalTarget: false)!.Name);
    }

    [Fact, IsolatedPid]
    public void Pid_1_adopts_and_reaps_orphans()
    {
        var orphan = int.Parse(Shell.Run("sleep 0.5 >/dev/null 2>&1 & echo $!"));
        Assert.Contains("PPid:\t1\n", File.ReadAllText($"/proc/{orphan}/status"));
        Eventually.True(() => !Directory.Exists($"/proc/{orphan}"), "the orphan is reaped, it is no zombie");
    }

    [Fact, IsolatedPid]
    public void Pid_1_reaps_many_orphans()
    {
        Shell.Run("i=0; while [ $i -lt 100 ]; do (sleep 0.1 &) ; i=$((i+1)); done >/dev/null 2>&1");
        Eventually.True(() => Processes.Length == 2, "a hundred orphans are reaped");
    }

    [Fact, IsolatedPid]
    public void Pid_1_forwards_signals()
    {
        using var received = new ManualResetEventSlim();
        using var handler = PosixSignalRegistration.Create((PosixSignal)SigUsr1, context =>
        {
            context.Cancel = true;
            received.Set();
        });
        Assert.Equal(0, Libc.Kill(1, SigUsr1));
        Assert.True(received.Wait(TimeSpan.FromSeconds(30)), "SIGUSR1 did not come through PID 1");
    }

    [Fact, IsolatedPid]
    public void Exit_codes_of_children_arrive()
    {
        using var child = Process.Start("/bin/sh", ["-c", "exit 7"]);
        child.WaitForExit();
        Assert.Equal(7, child.ExitCode);
    }

    /// <summary>Where init is missing, the second fork of a new PID namespace fails: "fork: Cannot allocate memory".</summary>
    [Fact, IsolatedPid]
    public void Forking_many_times_works() =>
        Assert.Equal("500", Shell.Run("i=0; while [ $i -lt 500 ]; do (true) || exit 1; i=$((i+1)); done; echo $i"));
}
