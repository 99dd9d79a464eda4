using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Isolation.Fork.TestServer;

/// <summary>What a server does before it forks, so that its children need not do it first; and whether it still can.</summary>
internal static class WarmUp
{
    private static readonly string[] Plain =
    [
        "empty", "allocate", "finalizers", "pool", "delay", "parallel", "tcp", "process", "watcher", "emit", "exceptions", "timer", "named-threads", "random",
    ];

    internal static void Run(int times)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var name in Plain)
            {
                if (Checks.Named(name).Run(new ChildContext(new(1, false), Environment.ProcessId, [])) is { } wrong)
                {
                    throw new InvalidOperationException($"{name}: {wrong}");
                }
            }
        }

        Settle();
    }

    internal static void Settle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        GC.WaitForPendingFinalizers();
    }

    internal static string? Healthy()
    {
        foreach (var name in Plain)
        {
            if (Checks.Named(name).Run(new ChildContext(new(1, false), Environment.ProcessId, [])) is { } wrong)
            {
                return $"{name}: {wrong}";
            }
        }

        return null;
    }
}
