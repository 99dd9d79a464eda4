using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>The thread-preserving fork; fork.h is the other side, and says what each field means.</summary>
internal static unsafe partial class Fork
{
    static Fork() => NativeFiles.InstallResolver();

    [StructLayout(LayoutKind.Sequential)]
    internal struct Result
    {
        public int Stage;
        public int Errno;
        public int Value;
        public int InChild;
        public int Init;
        public int PidDescriptor;
        public uint Threads;
        public uint SetUpMicroseconds;
        public uint ParkMicroseconds;
        public uint CopyMicroseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Options
    {
        public byte* Script;
        public uint ScriptLength;
        public int Status;
        public int* Moves;
        public uint MoveCount;
        public uint ParkTimeoutMilliseconds;
    }

    /// <summary>Looks whether this process can be forked on this machine. For the main thread alone.</summary>
    internal static bool TryPrepare(out Result result)
    {
        result = default;
        fixed (Result* pointer = &result)
        {
            return isolation_fork_prepare(pointer) == 0;
        }
    }

    /// <summary>Forks; returns twice, like fork(2). For the main thread alone.</summary>
    /// <param name="script">The world's steps.</param>
    /// <param name="status">Where init reports to.</param>
    /// <param name="moves">Pairs: a descriptor, and its number in the child, or −1 to close it there.</param>
    /// <param name="parkTimeout">How long a thread may take to stop.</param>
    /// <param name="result">Where we are now, or why nothing was forked.</param>
    internal static bool TryFork(ReadOnlySpan<byte> script, int status, ReadOnlySpan<int> moves, TimeSpan parkTimeout, out Result result)
    {
        result = default;
        fixed (byte* steps = script)
        fixed (int* pairs = moves)
        fixed (Result* pointer = &result)
        {
            var options = new Options
            {
                Script = steps,
                ScriptLength = (uint)script.Length,
                Status = status,
                Moves = pairs,
                MoveCount = (uint)moves.Length / 2,
                ParkTimeoutMilliseconds = (uint)parkTimeout.TotalMilliseconds,
            };
            return isolation_fork(&options, pointer) == 0;
        }
    }

    /// <summary>Reaps children that have ended.</summary>
    internal static int Reap() => isolation_fork_reap();

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_fork_prepare(Result* result);

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_fork(Options* options, Result* result);

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_fork_reap();
}
