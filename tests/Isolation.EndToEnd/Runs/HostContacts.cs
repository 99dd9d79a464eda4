using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Isolation.EndToEnd.Runs;

/// <summary>Things on the host that a plain test can reach: sockets, a port, System V and POSIX IPC, a process, a file of the account's own.</summary>
internal sealed partial class HostContacts : IDisposable
{
    private const int CreateExclusively = 0x200 | 0x400; // IPC_CREAT | IPC_EXCL
    private const int OpenExclusively = 0x40 | 0x80; // O_CREAT | O_EXCL
    private const uint ForAll = 0x1b6; // 0666

    private readonly Socket @abstract = Listen("\0" + AbstractName);
    private readonly Socket path;
    private readonly TcpListener tcp = new(IPAddress.Loopback, 0);
    private readonly Process process;
    private readonly int memory;

    public HostContacts(Account account)
    {
        var scratch = new Scratch(account);
        var socket = scratch.In("s");
        path = Listen(socket);
        File.SetUnixFileMode(socket, (UnixFileMode)ForAll);
        tcp.Start();
        process = Command.Start("sleep", ["577215"]);
        memory = SharedMemory(Key, 4096, CreateExclusively | (int)ForAll);
        if (memory == -1 || OpenQueue(QueueName, OpenExclusively, ForAll, 0) == -1)
        {
            throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());
        }

        var secret = scratch.In("secret");
        File.WriteAllText(secret, "secret");
        Accounts.Give(secret, account);
        File.SetUnixFileMode(secret, 0);
        Environment = new Dictionary<string, string>
        {
            ["REACH_ABSTRACT"] = AbstractName,
            ["REACH_SOCKET"] = socket,
            ["REACH_PORT"] = $"{((IPEndPoint)tcp.LocalEndpoint).Port}",
            ["REACH_KEY"] = $"{Key}",
            ["REACH_QUEUE"] = QueueName,
            ["REACH_PID"] = $"{process.Id}",
            ["REACH_SECRET"] = secret,
        };
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    private static string AbstractName { get; } = $"isolation-e2e-{System.Environment.ProcessId}";

    private static string QueueName { get; } = $"/isolation-e2e-{System.Environment.ProcessId}";

    private static int Key { get; } = 0x150_0000 + System.Environment.ProcessId;

    public void Dispose()
    {
        @abstract.Dispose();
        path.Dispose();
        tcp.Dispose();
        process.Kill();
        process.Dispose();
        _ = ControlSharedMemory(memory, 0 /* IPC_RMID */, 0);
        _ = UnlinkQueue(QueueName);
    }

    private static Socket Listen(string name)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(name));
        socket.Listen();
        return socket;
    }

    [LibraryImport("libc", EntryPoint = "shmget", SetLastError = true)]
    private static partial int SharedMemory(int key, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "shmctl", SetLastError = true)]
    private static partial int ControlSharedMemory(int id, int command, nint buffer);

    [LibraryImport("libc", EntryPoint = "mq_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenQueue(string name, int flags, uint mode, nint attributes);

    [LibraryImport("libc", EntryPoint = "mq_unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnlinkQueue(string name);
}
