using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Native.Tests.Staging;

/// <summary>The system calls that the tests make, and the one export of libisolation.so that they test.</summary>
internal static unsafe partial class Libc
{
    private const int CloseOnExec = 0x80000; // O_CLOEXEC

    static Libc() => NativeLibrary.SetDllImportResolver(
        typeof(Libc).Assembly,
        (name, _, _) => name == "libisolation" ? NativeLibrary.Load(Files.Library) : 0);

    [LibraryImport("libisolation", EntryPoint = "isolation_spawn", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Spawn(
        string path, [In] string?[] argv, [In] string?[] envp, [In] int[] fds, int count, string? cwd, out int pid);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    internal static partial uint EffectiveGroupId();

    [LibraryImport("libc", EntryPoint = "getsid")]
    internal static partial int SessionId(int pid);

    [LibraryImport("libc", EntryPoint = "getpgid")]
    internal static partial int ProcessGroupId(int pid);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    internal static partial int WaitPid(int pid, out int status, int options);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe2(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MemfdCreate(string name, uint flags);

    internal static (SafeFileHandle Read, SafeFileHandle Write) Pipe()
    {
        int* ends = stackalloc int[2];
        Check(Pipe2(ends, CloseOnExec));
        return (new SafeFileHandle(ends[0], true), new SafeFileHandle(ends[1], true));
    }

    internal static SafeFileHandle Memory(ReadOnlySpan<byte> content)
    {
        var handle = new SafeFileHandle(Check(MemfdCreate("script", 1 /* MFD_CLOEXEC */)), true);
        RandomAccess.Write(handle, content, 0);
        return handle;
    }

    private static int Check(int result) => result != -1
        ? result
        : throw new InvalidOperationException($"errno {Marshal.GetLastPInvokeError()}: {Marshal.GetLastPInvokeErrorMessage()}");
}
