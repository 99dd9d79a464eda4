namespace Isolation.Fork.TestServer;

/// <summary>A server that is anything but quiet: threads that allocate, start others and end while it forks.</summary>
internal static class Noise
{
    private static readonly List<Thread> Threads = [];
    private static volatile bool s_stop;

    /// <summary>Where everything stands still: in a child nobody would end it.</summary>
    internal static void Start(int count)
    {
        s_stop = false;
        for (var i = 0; i < count; i++)
        {
            var thread = new Thread(Make) { IsBackground = true, Name = "noise" };
            thread.Start();
            Threads.Add(thread);
        }
    }

    internal static void Stop()
    {
        s_stop = true;
        Threads.ForEach(thread => thread.Join());
        Threads.Clear();
    }

    private static void Make()
    {
        while (!s_stop)
        {
            var kept = new List<byte[]>();
            for (var i = 0; i < 200; i++)
            {
                kept.Add(new byte[i * 10]);
            }

            var other = new Thread(() => GC.KeepAlive(new byte[10000])) { IsBackground = true };
            other.Start();
            if (kept.Count % 2 == 0)
            {
                other.Join();
            }
        }
    }
}
