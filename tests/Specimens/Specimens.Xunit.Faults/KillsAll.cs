using System.Diagnostics;

namespace Specimens;

/// <summary>kill -9 -1, as root too. It asks first where it is: outside a PID namespace this would end the machine.</summary>
[IsolatedPid]
public class KillsAll
{
    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void EverythingItSees()
    {
        using var victim = Process.Start("sleep", ["161803"]);
        KillAllOthers();
        Assert.True(victim.WaitForExit(10_000), "the victim lives");
        Assert.Equal(128 + Libc.SigKill, victim.ExitCode);
    }

    [Fact]
    public void ItsInit()
    {
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.Pid].Differs);
        _ = Libc.Kill(1, Libc.SigKill);
        Thread.Sleep(200);
        Assert.Equal("isolation-init", File.ReadAllText("/proc/1/comm").Trim());
    }

    [Fact]
    public void EverythingAndThenItself()
    {
        KillAllOthers();
        Libc.Kill(Environment.ProcessId, Libc.SigKill);
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);

    private static void KillAllOthers()
    {
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.Pid].Differs);
        Assert.InRange(Directory.GetDirectories("/proc").Count(path => int.TryParse(Path.GetFileName(path), out _)), 2, 10);
        _ = Libc.Kill(-1, Libc.SigKill);
    }
}
