using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Interop;

/// <summary>Starting and reaping the supervisor.</summary>
internal static unsafe partial class Processes
{
    private const int X_OK = 1;

    /// <summary>The same on every architecture; glibc has a function for it only from 2.36 on.</summary>
    private const int PidfdSendSignal = 424;

    static Processes() => NativeFiles.InstallResolver();

    /// <summary>Starts a program with exactly these descriptors, in their order from 0 on; null leaves one closed.</summary>
    /// <returns>Its process ID: reap it by <see cref="Reap"/>.</returns>
    internal static int Spawn(string path, string[] arguments, string[] environment, SafeFileHandle?[] descriptors, string workingDirectory)
    {
        var numbers = new int[descriptors.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = descriptors[i] is { } handle ? (int)handle.DangerousGetHandle() : -1;
        }

        using var argv = new Utf8Vector(arguments);
        using var envp = new Utf8Vector(environment);
        if (isolation_spawn(path, argv.Pointer, envp.Pointer, numbers, numbers.Length, workingDirectory, out var pid) != 0)
        {
            throw NativeError.Last($"posix_spawn(\"{path}\") in {workingDirectory}");
        }

        GC.KeepAlive(descriptors);
        return pid;
    }

    /// <summary>Waits for a child of ours that is ending.</summary>
    internal static void Reap(int pid)
    {
        while (waitpid(pid, out _, 0) < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR)
        {
        }
    }

    /// <summary>Sends SIGKILL by a pidfd, which names this process and never another; that it has ended already is no failure.</summary>
    internal static void Kill(SafeFileHandle process) => _ = syscall(PidfdSendSignal, process, 9, 0, 0);

    internal static bool IsExecutable(string path) => access(path, X_OK) == 0;

    [LibraryImport(Libraries.Isolation, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int isolation_spawn(string path, byte** argv, byte** envp, int[] descriptors, int count, string workingDirectory, out int pid);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial nint syscall(nint number, SafeFileHandle process, nint signal, nint info, nint flags);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int waitpid(int pid, out int status, int options);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int access(string path, int mode);
}
