using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Isolation;
using Xunit.Abstractions;

[assembly: IsolatedNetwork, IsolatedPid, IsolatedIpc]

namespace Specimens;

[NotIsolated]
public class ReachPlain(ITestOutputHelper output) : Reach(output);

public class ReachIsolated(ITestOutputHelper output) : Reach(output);

/// <summary>The host's side of each attempt is set up by whoever runs this, and told in the environment.</summary>
public abstract partial class Reach(ITestOutputHelper output)
{
    [Fact]
    public void AbstractSocket() => Connect("\0" + Told("REACH_ABSTRACT"));

    [Fact]
    public void SocketInTheFileSystem() => Connect(Told("REACH_SOCKET"));

    [Fact]
    public void TcpPort()
    {
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, int.Parse(Told("REACH_PORT")));
    }

    [Fact]
    public void SystemVSharedMemory() => Succeeds(SharedMemory(int.Parse(Told("REACH_KEY")), 0, 0));

    [Fact]
    public void PosixQueue() => Succeeds(OpenQueue(Told("REACH_QUEUE"), 0));

    [Fact]
    public void Process() => Succeeds(Kill(int.Parse(Told("REACH_PID")), 0));

    [Fact]
    public void ProcessInProc() => Assert.True(Directory.Exists($"/proc/{Told("REACH_PID")}"), "no such process in /proc");

    /// <summary>Not isolated by any namespace here: it must be as it is for the user, whatever capabilities the test has over its own namespaces.</summary>
    [Fact]
    public void OwnFileOfModeZero() => Assert.Equal("secret", File.ReadAllText(Told("REACH_SECRET")));

    [Fact]
    public void TellsTheHostsNamespaces()
    {
        foreach (var (kind, ids) in IsolationContext.Current?.Namespaces ?? new Dictionary<NamespaceKind, NamespaceIds>())
        {
            output.WriteLine($"{kind} {ids.Host}");
        }
    }

    private static string Told(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set");

    private static void Connect(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    private static void Succeeds(int result)
    {
        var message = Marshal.GetLastPInvokeErrorMessage();
        Assert.True(result != -1, message);
    }

    [LibraryImport("libc", EntryPoint = "shmget", SetLastError = true)]
    private static partial int SharedMemory(int key, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "mq_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenQueue(string name, int flags);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
