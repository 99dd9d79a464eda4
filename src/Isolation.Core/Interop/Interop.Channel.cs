using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Interop;

/// <summary>Messages with descriptors between the runner and its fork server; channel.h is the other side.</summary>
internal static unsafe partial class Channel
{
    internal const int MaxDescriptors = 16;
    internal const int MaxMessage = 64 * 1024;
    internal const int TimedOut = -1;

    static Channel() => NativeFiles.InstallResolver();

    internal static (SafeFileHandle Ours, SafeFileHandle Theirs) Open()
    {
        var ends = stackalloc int[2];
        if (isolation_channel_open(ends) != 0)
        {
            throw NativeError.Last("socketpair(AF_UNIX, SOCK_SEQPACKET)");
        }

        return (Descriptors.Own(ends[0]), Descriptors.Own(ends[1]));
    }

    internal static void Send(int channel, ReadOnlySpan<byte> message, ReadOnlySpan<int> descriptors = default)
    {
        fixed (byte* bytes = message)
        fixed (int* numbers = descriptors)
        {
            if (isolation_channel_send(channel, bytes, (uint)message.Length, numbers, (uint)descriptors.Length) != 0)
            {
                throw NativeError.Last("sendmsg to the other end of the fork server's channel");
            }
        }
    }

    /// <summary>Waits for a message. Nothing is allocated: a fork server waits often, and all that it allocates its children copy.</summary>
    /// <returns>The message's length; 0 when the other end has gone, <see cref="TimedOut"/> when nothing came in time.</returns>
    internal static int Receive(int channel, Span<byte> buffer, Span<int> descriptors, out int descriptorCount, int timeoutMilliseconds)
    {
        var count = (uint)descriptors.Length;
        int length;
        fixed (byte* bytes = buffer)
        fixed (int* numbers = descriptors)
        {
            length = isolation_channel_receive(channel, bytes, (uint)buffer.Length, numbers, ref count, timeoutMilliseconds);
        }

        descriptorCount = (int)count;
        return length >= 0 || Marshal.GetLastPInvokeError() == Errno.ETIMEDOUT
            ? length
            : throw NativeError.Last("recvmsg from the other end of the fork server's channel");
    }

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_channel_open(int* ends);

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_channel_send(int channel, byte* bytes, uint length, int* descriptors, uint count);

    [LibraryImport(Libraries.Isolation, SetLastError = true)]
    private static partial int isolation_channel_receive(int channel, byte* bytes, uint capacity, int* descriptors, ref uint count, int timeout);
}
