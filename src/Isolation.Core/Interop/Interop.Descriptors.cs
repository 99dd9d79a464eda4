using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Interop;

/// <summary>Descriptors: every one that we make is close-on-exec.</summary>
internal static unsafe partial class Descriptors
{
    private const int O_CLOEXEC = 0x80000;
    private const int O_NONBLOCK = 0x800;
    private const uint MFD_CLOEXEC = 1;
    private const int F_SETFD = 2;
    private const int F_SETFL = 4;
    private const int FD_CLOEXEC = 1;

    /// <summary>A pipe: what is written to the second is read from the first.</summary>
    internal static (SafeFileHandle Read, SafeFileHandle Write) Pipe()
    {
        var ends = stackalloc int[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
        {
            throw NativeError.Last("pipe2(O_CLOEXEC)");
        }

        return (Own(ends[0]), Own(ends[1]));
    }

    /// <summary>An anonymous file that holds these bytes, positioned at its start.</summary>
    internal static SafeFileHandle Memory(string name, ReadOnlySpan<byte> content)
    {
        var fd = memfd_create(name, MFD_CLOEXEC);
        if (fd < 0)
        {
            throw NativeError.Last("memfd_create(\"" + name + "\")");
        }

        var handle = Own(fd);
        RandomAccess.Write(handle, content, 0);
        return handle;
    }

    internal static void SetCloseOnExec(int fd)
    {
        if (fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
        {
            throw NativeError.Last($"fcntl({fd}, F_SETFD, FD_CLOEXEC)");
        }
    }

    internal static void SetNonBlocking(SafeFileHandle handle)
    {
        if (fcntl((int)handle.DangerousGetHandle(), F_SETFL, O_NONBLOCK) != 0)
        {
            throw NativeError.Last("fcntl(F_SETFL, O_NONBLOCK)");
        }
    }

    internal static bool IsSocket(int fd) =>
        new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{fd}")).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) ?? false;

    /// <summary>Closes a descriptor that no handle owns.</summary>
    internal static void Close(int fd)
    {
        if (fd >= 0)
        {
            _ = close(fd);
        }
    }

    /// <summary>Makes the second a close-on-exec duplicate of the first.</summary>
    internal static void Duplicate(int fd, int number)
    {
        if (dup3(fd, number, O_CLOEXEC) < 0)
        {
            throw NativeError.Last(string.Create(CultureInfo.InvariantCulture, $"dup3({fd}, {number}, O_CLOEXEC)"));
        }
    }

    internal static SafeFileHandle Own(int fd) => new(fd, ownsHandle: true);

    /// <summary>Reads what is there: the count, 0 at the end, −1 when a read now would block.</summary>
    internal static int Read(SafeFileHandle handle, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var count = (int)read(handle, start, (nuint)buffer.Length);
                if (count >= 0)
                {
                    return count;
                }

                switch (Marshal.GetLastPInvokeError())
                {
                    case Errno.EINTR: continue;
                    case Errno.EAGAIN: return -1;
                    default: throw NativeError.Last("read");
                }
            }
        }
    }

    /// <summary>Reads a file from its start, as far as there is room. Allocates nothing.</summary>
    internal static int ReadStart(int fd, Span<byte> room)
    {
        fixed (byte* start = room)
        {
            var count = (int)pread(fd, start, (nuint)room.Length, 0);
            return count >= 0 ? count : throw NativeError.Last(string.Create(CultureInfo.InvariantCulture, $"pread({fd})"));
        }
    }

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int pipe2(int* ends, int flags);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int memfd_create(string name, uint flags);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int fcntl(int fd, int command, nint argument);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int dup3(int fd, int number, int flags);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int close(int fd);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial nint pread(int fd, byte* buffer, nuint count, long offset);

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial nint read(SafeFileHandle fd, byte* buffer, nuint count);
}
