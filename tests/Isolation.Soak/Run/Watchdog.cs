namespace Isolation.Soak;

/// <summary>Ends a soak in which no test has finished for a time that no test may take, and tells what hangs.</summary>
internal sealed class Watchdog(TextWriter screen)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private ResultSink? _sink;
    private long _last = Environment.TickCount64;

    internal void Start() => new Thread(Watch) { IsBackground = true, Name = "watchdog" }.Start();

    internal void Follow(ResultSink sink)
    {
        _sink = sink;
        Saw();
    }

    internal void Saw() => Volatile.Write(ref _last, Environment.TickCount64);

    private void Watch()
    {
        while (Environment.TickCount64 - Volatile.Read(ref _last) < Patience.TotalMilliseconds)
        {
            Thread.Sleep(1000);
        }

        screen.WriteLine($"Nothing has finished for {Patience.TotalSeconds:0} s. Under way:");
        foreach (var (number, since) in _sink?.Running.ToArray() ?? [])
        {
            screen.WriteLine($"  number {number}, {Expected.NameOf(number)}, since {since:HH:mm:ss} UTC");
        }

        screen.WriteLine("Processes, and where their threads are in the kernel (wchan, syscall of proc_pid_task(5)):");
        foreach (var process in Processes.OfThisSoak())
        {
            screen.WriteLine($"  {process.Id} of {process.Parent} {process.CommandLine}");
            process.Threads().ForEach(thread => screen.WriteLine($"    {thread}"));
        }

        screen.WriteLine("soak: 0 passed, 1 failed");
        screen.Flush();
        Processes.ExitAtOnce(1);
    }
}
