namespace Specimens;

/// <summary>
/// Signals that end a process, sent to itself, again and again: the CLR has handlers for those that a CPU fault raises, and they let the first pass
/// and restore the default.
/// </summary>
[IsolatedPid(TimeoutSeconds = 30)]
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
        while (true)
        {
            Assert.Equal(0, Libc.Kill(Environment.ProcessId, signal));
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);
}
