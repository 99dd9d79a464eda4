using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Specimens;

/// <summary>What runs when a process ends, by the end that it comes to. The journal tells.</summary>
[IsolatedNetwork]
public class Endings : IDisposable
{
    private static string test = "";

    [Fact]
    public void Of_a_test_that_passes() => Handle(nameof(Of_a_test_that_passes));

    [Fact]
    public void Of_a_test_that_fails()
    {
        Handle(nameof(Of_a_test_that_fails));
        Assert.Fail("on purpose");
    }

    [Fact]
    public void By_exit()
    {
        Handle(nameof(By_exit));
        Environment.Exit(7);
    }

    [Fact]
    public void By_an_unhandled_exception()
    {
        Handle(nameof(By_an_unhandled_exception));
        new Thread(() => throw new InvalidOperationException("unhandled on purpose")).Start();
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void By_SIGTERM()
    {
        Handle(nameof(By_SIGTERM));
        Libc.Kill(Environment.ProcessId, 15);
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void By_SIGTERM_with_a_handler_that_does_not_cancel()
    {
        Handle(nameof(By_SIGTERM_with_a_handler_that_does_not_cancel));
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Note(context.Signal.ToString()));
        Libc.Kill(Environment.ProcessId, 15);
        Thread.Sleep(Timeout.Infinite);
    }

    [Fact]
    public void By_SIGINT_with_a_handler_that_does_not_cancel()
    {
        Handle(nameof(By_SIGINT_with_a_handler_that_does_not_cancel));
        Console.CancelKeyPress += (_, _) => Note("CancelKeyPress");
        Libc.Kill(Environment.ProcessId, 2);
        Thread.Sleep(Timeout.Infinite);
    }

    public void Dispose() => Note("Dispose");

    private static void Handle(string name)
    {
        test = name;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Note($"ProcessExit, exit code {Environment.ExitCode}");
        AppDomain.CurrentDomain.UnhandledException += (_, error) => Note($"UnhandledException {((Exception)error.ExceptionObject).Message}");
        AssemblyLoadContext.Default.Unloading += _ => Note("Unloading");
    }

    private static void Note(string what) => Journal.Write($"ending {test}: {what}");
}
