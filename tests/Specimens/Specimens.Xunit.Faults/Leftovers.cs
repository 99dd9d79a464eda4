using System.Diagnostics;

namespace Specimens;

/// <summary>What must be dead when its test is over, with a PID namespace to make it so.</summary>
[IsolatedPid]
public class LeftoversInAPidNamespace : Leftovers
{
    protected override string Seconds => "271828";
}

/// <summary>The same without any namespace.</summary>
[IsolatedProcess]
public class LeftoversWithoutANamespace : Leftovers
{
    protected override string Seconds => "314159";
}

public abstract class Leftovers
{
    protected abstract string Seconds { get; }

    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void Daemon() => Shell($"setsid sh -c 'trap \"\" TERM HUP INT; (sleep {Seconds} <&- >&- 2>&- &) &'");

    [Fact]
    public void DaemonAndFailure()
    {
        Shell($"(setsid sleep {Seconds} &) &");
        Assert.Fail("leaves a daemon as well");
    }

    [Fact]
    public void DaemonAndCrash()
    {
        Shell($"(setsid sleep {Seconds} &) &");
        Libc.Kill(Environment.ProcessId, Libc.SigKill);
    }

    [Fact]
    public void GrandchildKeepsStdout()
    {
        Console.WriteLine("a grandchild keeps this");
        Shell($"sleep {Seconds} &");
    }

    [Fact]
    public void ManyDaemons()
    {
        for (var i = 0; i < 20; i++)
        {
            Shell($"(setsid sh -c 'sleep {Seconds} & wait' &) &");
        }
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);

    private static void Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
    }
}
