using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Specimens;

/// <summary>What a module initializer, or a warm-up, may leave running.</summary>
internal static partial class Leftover
{
    private static readonly List<object> Kept = [];

    [ModuleInitializer]
    internal static void LeaveFromModuleInitializer()
    {
        if (Environment.GetEnvironmentVariable("SPECIMEN_INITIALIZER") is { } left)
        {
            Leave(left);
        }
    }

    internal static void Leave(string what)
    {
        switch (what)
        {
            case "thread":
                new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true, Name = "left over" }.Start();
                break;
            case "timer":
                Kept.Add(new Timer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan));
                break;
            case "work":
                ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite));
                break;
            case "socket":
                Kept.Add(Listen());
                break;
            case "epoll":
                var listener = Listen();
                Kept.Add(listener);
                Kept.Add(listener.AcceptTcpClientAsync());
                break;
            case "inotify":
                Kept.Add(Notifications(0));
                break;
            case "watcher":
                Kept.Add(new FileSystemWatcher(Path.GetTempPath()) { EnableRaisingEvents = true });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "nothing that can be left");
        }
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    [LibraryImport("libc", EntryPoint = "inotify_init1")]
    private static partial int Notifications(int flags);
}
