using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>What a process has that a fork of it would have too. See fork.h for each.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial record struct ForkFacts
{
    public uint Threads;
    public uint Descriptors;
    public uint Sockets;
    public uint PrivatePipes;
    public uint Epolls;
    public uint EpollRegistrations;
    public uint ForeignFiles;
    public uint SharedMappings;
    public int Tracer;

    static ForkFacts() => NativeFiles.InstallResolver();

    internal static ForkFacts Read()
    {
        ForkFacts facts = default;
        return isolation_fork_facts(&facts) == 0 ? facts : throw NativeError.Last("isolation_fork_facts");
    }

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_fork_facts(ForkFacts* facts);
}
