using System.Runtime.InteropServices;

namespace Specimens;

internal static partial class Libc
{
    public const int SigKill = 9;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int ThreadId();

    [LibraryImport("libc", EntryPoint = "getsid")]
    public static partial int Session(int pid);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    public static partial int ProcessGroup();
}
