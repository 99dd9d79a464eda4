using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Interop;

/// <summary>poll(2).</summary>
internal static unsafe partial class Poll
{
    internal const short POLLIN = 1;
    private const short POLLHUP = 0x10;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Entry
    {
        /// <summary>Negative: the entry is passed over.</summary>
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    /// <summary>Waits until one of them can be read or is at its end, or the time is over.</summary>
    /// <param name="entries">What to wait for.</param>
    /// <param name="milliseconds">How long; −1 means without end.</param>
    internal static void Wait(Span<Entry> entries, int milliseconds)
    {
        fixed (Entry* first = entries)
        {
            if (poll(first, (nuint)entries.Length, milliseconds) >= 0)
            {
                return;
            }
        }

        if (Marshal.GetLastPInvokeError() != Errno.EINTR)
        {
            throw NativeError.Last("poll");
        }

        foreach (ref var entry in entries)
        {
            entry.Returned = 0;
        }
    }

    /// <summary>Whether nobody holds the other end any more.</summary>
    internal static bool HasHungUp(SafeFileHandle handle)
    {
        Span<Entry> entry = [new Entry { Descriptor = (int)handle.DangerousGetHandle() }];
        Wait(entry, 0);
        return (entry[0].Returned & POLLHUP) != 0;
    }

    [LibraryImport(Libraries.C, SetLastError = true)]
    private static partial int poll(Entry* entries, nuint count, int milliseconds);
}
