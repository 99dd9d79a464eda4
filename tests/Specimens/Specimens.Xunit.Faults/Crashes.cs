using System.Runtime.InteropServices;

namespace Specimens;

[IsolatedPid]
public class Crashes
{
    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void StackOverflow() => Assert.Equal(0, Overflow(1));

    [Fact]
    public void AccessViolation() => Marshal.WriteInt32(0x7000_0000, 1);

    [Fact]
    public void NullDereferenceIsAnOrdinaryFailure() => Marshal.WriteInt32(0, 1);

    [Fact]
    public void InnocentAfter() => Assert.True(true);

    private static int Overflow(int depth) => depth == int.MaxValue ? 0 : Overflow(depth + 1) + 1;
}

/// <summary>Signals that end a process, sent to itself. SIGTERM, SIGINT, SIGQUIT and SIGHUP meet the CLR's own handlers, the others the kernel's default.</summary>
[IsolatedPid]
public class Signals
{
    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Theory]
    [InlineData(1, "SIGHUP")]
    [InlineData(2, "SIGINT")]
    [InlineData(3, "SIGQUIT")]
    [InlineData(4, "SIGILL")]
    [InlineData(5, "SIGTRAP")]
    [InlineData(6, "SIGABRT")]
    [InlineData(7, "SIGBUS")]
    [InlineData(8, "SIGFPE")]
    [InlineData(9, "SIGKILL")]
    [InlineData(10, "SIGUSR1")]
    [InlineData(11, "SIGSEGV")]
    [InlineData(12, "SIGUSR2")]
    [InlineData(14, "SIGALRM")]
    [InlineData(15, "SIGTERM")]
    [InlineData(16, "SIGSTKFLT")]
    [InlineData(24, "SIGXCPU")]
    [InlineData(25, "SIGXFSZ")]
    [InlineData(26, "SIGVTALRM")]
    [InlineData(27, "SIGPROF")]
    [InlineData(29, "SIGIO")]
    [InlineData(30, "SIGPWR")]
    [InlineData(31, "SIGSYS")]
    [InlineData(40, "signal 40")]
    public void ToItself(int signal, string name)
    {
        Console.Error.WriteLine($"sending {name} to myself");
        Assert.Equal(0, Libc.Kill(Environment.ProcessId, signal));
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);
}
