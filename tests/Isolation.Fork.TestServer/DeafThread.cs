using System.Runtime.InteropServices;

namespace Isolation.Fork.TestServer;

/// <summary>A thread that takes no signal, so never parks.</summary>
internal static unsafe partial class DeafThread
{
    private static readonly ManualResetEventSlim Ready = new(), Over = new();
    private static Thread? s_thread;

    internal static void Start()
    {
        Over.Reset();
        Ready.Reset();
        s_thread = new Thread(Listen) { IsBackground = true, Name = "deaf" };
        s_thread.Start();
        Ready.Wait();
    }

    internal static void End()
    {
        Over.Set();
        s_thread!.Join();
    }

    private static void Listen()
    {
        var all = stackalloc ulong[16];
        new Span<ulong>(all, 16).Fill(ulong.MaxValue);
        _ = pthread_sigmask(0, all, null);
        Ready.Set();
        Over.Wait();
    }

    [LibraryImport("libc")]
    private static partial int pthread_sigmask(int how, ulong* set, ulong* old);
}
