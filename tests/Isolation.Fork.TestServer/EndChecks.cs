using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Isolation.Fork.TestServer;

/// <summary>The ways to end.</summary>
internal static class EndChecks
{
    internal static string? Exit(ChildContext context)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => context.Say(" handler");
        context.Say("body");
        Environment.Exit(42);
        return "still here";
    }

    internal static string? ExitFromPool(ChildContext context)
    {
        Task.Run(() => Environment.Exit(43));
        Thread.Sleep(10000);
        return "still here";
    }

    internal static string? LeaveBackgroundThreads(ChildContext context)
    {
        for (var i = 0; i < 5; i++)
        {
            new Thread(() => Thread.Sleep(100000)) { IsBackground = true }.Start();
        }

        return null;
    }

    /// <summary>It dies with the PID namespace.</summary>
    internal static string? LeaveProcess(ChildContext context)
    {
        Process.Start("/bin/sh", ["-c", "setsid sleep 1000 & sleep 1000"]);
        return null;
    }

    internal static string? Throw(ChildContext context)
    {
        RunAway(() => throw new InvalidOperationException("on purpose"));
        return "still here";
    }

    internal static string? ThrowInPool(ChildContext context)
    {
        ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException("on purpose"));
        Thread.Sleep(10000);
        return "still here";
    }

    internal static string? FailFast(ChildContext context)
    {
        Environment.FailFast("on purpose");
        return "still here";
    }

    internal static string? OverflowStack(ChildContext context) => Recurse(0) == 0 ? "returned" : "still here";

    internal static string? OverflowStackInPool(ChildContext context)
    {
        ThreadPool.QueueUserWorkItem(_ => Recurse(0));
        Thread.Sleep(10000);
        return "still here";
    }

    /// <summary>The runtime turns SIGSEGV into an exception, in each thread that there is.</summary>
    internal static string? ReadNull(ChildContext context)
    {
        foreach (var run in (Action<Action>[])[action => action(), action => Task.Run(action).Wait()])
        {
            try
            {
                run(() => ReadLength(null!));
                return "no exception";
            }
            catch (Exception error) when ((error.InnerException ?? error) is NullReferenceException)
            {
            }
        }

        return null;
    }

    private static void RunAway(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
        Thread.Sleep(10000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadLength(string text) => text.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Recurse(int depth) => depth < 0 ? 0 : Recurse(depth + 1) + Recurse(depth + 2);
}
