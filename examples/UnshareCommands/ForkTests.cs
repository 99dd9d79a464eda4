using HostState;
using Isolation;

namespace UnshareCommands;

/// <summary>
/// <c>unshare --pid bash</c>, without <c>--fork</c>, is a trap: the first child of bash becomes PID 1 of the new namespace, and when it ends
/// no process can be made there any more. Here an init is PID 1, and it lives as long as the test.
/// </summary>
public class ForkTests
{
    [Fact, IsolatedPid]
    public void Forks_a_thousand_times()
    {
        var result = Command.Try("bash", "-c", "for i in {1..500}; do /bin/true || exit; (exit 0) & wait $! || exit; done");

        Assert.Equal("", result.Errors);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact, IsolatedPid, IsolatedUser(Map = UserMap.Root)]
    public void The_trap_is_real()
    {
        var result = Command.Try("unshare", "--pid", "bash", "-c", "/bin/true; /bin/true; /bin/true");

        Assert.Contains("Cannot allocate memory", result.Errors, StringComparison.Ordinal);
    }
}
