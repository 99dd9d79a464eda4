using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>A failed system call, with its errno spelled out.</summary>
internal static class NativeError
{
    internal static IOException Last(string attempt)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new IOException($"{attempt} failed: errno {errno} ({Marshal.GetPInvokeErrorMessage(errno)})", errno);
    }
}
