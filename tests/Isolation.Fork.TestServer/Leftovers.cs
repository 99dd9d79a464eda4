using System.Net;
using System.Net.Sockets;

namespace Isolation.Fork.TestServer;

/// <summary>What somebody's static constructor might leave behind.</summary>
internal static class Leftovers
{
    private static readonly List<IDisposable> Kept = [];
    private static readonly List<byte[]> Full = [];

    /// <summary>An accept that waits makes the runtime's epoll instance watch a socket.</summary>
    internal static void Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = listener.AcceptSocketAsync();
        Kept.Add(listener);
    }

    /// <summary>Dirty memory, so many MB.</summary>
    internal static void Fill(int megabytes)
    {
        for (var i = 0; i < megabytes; i++)
        {
            var page = new byte[1 << 20];
            Random.Shared.NextBytes(page);
            Full.Add(page);
        }
    }

    internal static void Watch() => Kept.Add(new FileSystemWatcher("/tmp") { EnableRaisingEvents = true });

    /// <summary>Returns when the runtime has closed its own files too.</summary>
    internal static void Remove()
    {
        Kept.ForEach(left => left.Dispose());
        Kept.Clear();
        SpinWait.SpinUntil(() => Interop.ForkFacts.Read() is { EpollRegistrations: 0, ForeignFiles: 0 }, 5000);
    }
}
