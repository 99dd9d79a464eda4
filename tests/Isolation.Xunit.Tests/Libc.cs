using System.Runtime.InteropServices;

namespace Isolation.Xunit.Tests;

/// <summary>System calls that .NET does not offer.</summary>
internal static partial class Libc
{
    public const int Exclusive = 0x80 | 0x40; // O_EXCL | O_CREAT
    public const int ReadWrite = 2; // O_RDWR
    public const int IpcCreate = 0x200 | 0x400; // IPC_CREAT | IPC_EXCL

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint GroupId();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "shmget", SetLastError = true)]
    public static partial int SharedMemory(int key, nint size, int flags);

    [LibraryImport("libc", EntryPoint = "semget", SetLastError = true)]
    public static partial int Semaphores(int key, int count, int flags);

    [LibraryImport("libc", EntryPoint = "msgget", SetLastError = true)]
    public static partial int MessageQueue(int key, int flags);

    [LibraryImport("libc", EntryPoint = "mq_open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PosixQueue(string name, int flags, uint mode, nint attributes);

    [LibraryImport("libc", EntryPoint = "mq_send", SetLastError = true)]
    public static partial int Send(int queue, byte[] bytes, nint length, uint priority);

    [LibraryImport("libc", EntryPoint = "mq_receive", SetLastError = true)]
    public static partial nint Receive(int queue, byte[] bytes, nint length, out uint priority);

    [LibraryImport("libc", EntryPoint = "sethostname", SetLastError = true)]
    public static partial int SetHostName(byte[] name, nint length);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int Clock(int clock, out Timespec time);

    /// <summary>CLOCK_MONOTONIC is 1, CLOCK_BOOTTIME 7.</summary>
    public static TimeSpan Clock(int clock)
    {
        Succeeds(Clock(clock, out var time));
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000);
    }

    public static nint Succeeds(nint result)
    {
        var message = Marshal.GetLastPInvokeErrorMessage();
        Assert.True(result != -1, message);
        return result;
    }

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
