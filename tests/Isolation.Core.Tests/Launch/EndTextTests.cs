using Isolation.Launch;
using Xunit;

namespace Isolation.Tests.Launching;

public class EndTextTests
{
    private static readonly string Aborted =
        "The test's process was killed by SIGABRT (core dumped) before the test had ended. "
        + ".NET aborts on an unhandled exception, Environment.FailFast and stack overflow; what it printed says which.\nIts last standard error:\n    boo\n    two";

    public static TheoryData<string, string> Ends() => new()
    {
        { nameof(Exited), "The test's process exited with code 3 before the test had ended. A test has to return or throw; something called Environment.Exit or exit(3), or the process ended itself in another way.\nIt printed nothing." },
        { nameof(ExitedButDone), "The test's process said that it was done and exited with code 0, but told no result for this test.\nIt printed nothing." },
        { nameof(Abort), Aborted },
        { nameof(Kill), "The test's process was killed by SIGKILL after the test had ended, while the process was exiting. The test killed itself, or the kernel did for want of memory (see dmesg).\nIts last standard output:\n    out" },
        { nameof(TimedOut), "The test did not end within 2.5 s (TimeoutSeconds), so all its processes were killed.\nIt printed nothing." },
        { nameof(Lost), "isolation-init, the process that holds the test's namespaces, ended before the test: it was killed by SIGKILL; all processes of the test went with it.\nIt printed nothing." },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_end_is_told_in_words(string end, string expected) => Assert.Equal(expected, EndText.Of(Create(end)));

    [Fact]
    public void An_end_becomes_the_exception_that_carries_its_data()
    {
        Assert.Equal(3, Assert.IsType<TestProcessDiedException>(Exited().ToException()).ExitCode);
        Assert.Equal(6, Assert.IsType<TestProcessDiedException>(Abort().ToException()).Signal);
        Assert.Equal(TimeSpan.FromSeconds(2.5), Assert.IsType<TestTimedOutException>(TimedOut().ToException()).Timeout);
        Assert.Equal("why", Assert.IsType<IsolationRefusedException>(new ChildEnd { Kind = ChildEndKind.Refused, Detail = "why" }.ToException()).Message);
    }

    [Fact]
    public void Only_a_child_that_said_so_and_exited_is_clean()
    {
        Assert.True(ExitedButDone().Clean);
        Assert.False(Exited().Clean);
        Assert.False(Kill().Clean);
    }

    private static ChildEnd Create(string name) => name switch
    {
        nameof(Exited) => Exited(),
        nameof(ExitedButDone) => ExitedButDone(),
        nameof(Abort) => Abort(),
        nameof(Kill) => Kill(),
        nameof(TimedOut) => TimedOut(),
        _ => Lost(),
    };

    private static ChildEnd Exited() => new() { Kind = ChildEndKind.Exited, Value = 3 };

    private static ChildEnd ExitedButDone() => new() { Kind = ChildEndKind.Exited, Done = true };

    private static ChildEnd Abort() => new() { Kind = ChildEndKind.Signaled, Value = 6, CoreDumped = true, LastErrors = "boo\ntwo\n" };

    private static ChildEnd Kill() => new() { Kind = ChildEndKind.Signaled, Value = 9, Done = true, LastOutput = "out" };

    private static ChildEnd TimedOut() => new() { Kind = ChildEndKind.TimedOut, Timeout = TimeSpan.FromSeconds(2.5) };

    private static ChildEnd Lost() => new() { Kind = ChildEndKind.Lost, Detail = ": it was killed by SIGKILL" };
}
