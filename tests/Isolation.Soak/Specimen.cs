using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace Isolation.Soak;

/// <summary>The tests, one after another, so that all kinds take turns.</summary>
[TestCaseOrderer("Isolation.Soak.ByNumber", "Isolation.Soak")]
public class InTurns(ITestOutputHelper output) : Specimen(output);

/// <summary>The same, in the order that xUnit chooses, as many at a time as may be.</summary>
public class SideBySide(ITestOutputHelper output) : Specimen(output);

/// <summary>Each number does one of ten things; <see cref="Expected"/> says what must come of it.</summary>
public abstract class Specimen(ITestOutputHelper output)
{
    internal const int Kinds = 10;
    private const int Port = 80;
    private static int s_finalized;
    private static int s_used;

    /// <summary>The numbers of one batch.</summary>
    public static IEnumerable<object[]> Numbers => Enumerable.Range(0, Batch.Size).Select(number => new object[] { number });

    [Theory]
    [MemberData(nameof(Numbers))]
    [Isolated(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Uts | NamespaceKind.Ipc, TimeoutSeconds = 100)]
    public async Task Test(int number)
    {
        Require(Interlocked.Increment(ref s_used) == 1, "another test has run in this process");
        switch (number % Kinds)
        {
            case 0:
                break;
            case 1:
                Collect();
                break;
            case 2:
                await ConnectAsync();
                break;
            case 3:
                StartThreads();
                break;
            case 4:
                await StartProcessesAsync();
                break;
            case 5:
                throw new InvalidOperationException(Expected.Text(number));
            case 6:
                Environment.Exit(Expected.ExitCode(number));
                break;
            case 7:
                await WaitAsync();
                break;
            case 8:
                Print(number);
                break;
            case 9:
                using (Process.Start("/bin/sh", ["-c", "(setsid sleep 1000 &) & (trap '' TERM; sleep 1000) &"]))
                {
                    Process.GetCurrentProcess().Kill();
                }

                break;
        }
    }

    private static void Collect()
    {
        var kept = new List<byte[]>();
        for (var i = 0; i < 400; i++)
        {
            kept.Add(new byte[i * 50]);
            _ = new Finalizable();
            if (i % 100 == 0)
            {
                kept.Clear();
                GC.Collect();
            }
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Require(s_finalized >= 390, $"only {s_finalized} of 400 objects were finalized");
    }

    private static async Task ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        using var server = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync("hello"u8.ToArray());
        var bytes = new byte[5];
        await server.GetStream().ReadExactlyAsync(bytes);
        Require(Encoding.ASCII.GetString(bytes) == "hello", "TCP");
        using var datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, Port));
        await datagrams.SendAsync(bytes, new IPEndPoint(IPAddress.Loopback, Port));
        Require((await datagrams.ReceiveAsync()).Buffer.Length == 5, "UDP");
    }

    private static void StartThreads()
    {
        var sum = 0L;
        var threads = Enumerable.Range(0, 12).Select(i => new Thread(() =>
        {
            GC.KeepAlive(new byte[10_000]);
            Interlocked.Add(ref sum, i);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Parallel.For(0, 100, i => Interlocked.Add(ref sum, i));
        threads.ForEach(thread => thread.Join());
        Require(sum == 66 + 4950, $"sum {sum}");
    }

    private static async Task StartProcessesAsync()
    {
        using var first = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "echo $$; exit 3"]) { RedirectStandardOutput = true })!;
        Require(await first.StandardOutput.ReadToEndAsync() == string.Create(CultureInfo.InvariantCulture, $"{first.Id}\n"), "the shell's own ID");
        await first.WaitForExitAsync();
        using var second = Process.Start("/bin/sh", ["-c", "kill -KILL $$"]);
        await second.WaitForExitAsync();
        Require((first.ExitCode, second.ExitCode) == (3, 137), $"exit codes {first.ExitCode}, {second.ExitCode}");
    }

    private static async Task WaitAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(Enumerable.Range(1, 5).Select(i => Task.Delay(i)));
        Require(await timer.WaitForNextTickAsync(), "the timer");
        await Task.Yield();
    }

    private void Print(int number)
    {
        for (var line = 0; line < Expected.Lines; line++)
        {
            output.WriteLine(Expected.Line(number, line));
            Console.WriteLine(Expected.Line(number, line));
        }
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidDataException("wrong: " + what);
        }
    }

    private sealed class Finalizable
    {
        ~Finalizable() => Interlocked.Increment(ref s_finalized);
    }
}
