namespace Isolation.Interop;

/// <summary>The few error numbers that steer the code; the same on x86-64 and arm64.</summary>
internal static class Errno
{
    internal const int EPERM = 1;
    internal const int EINTR = 4;
    internal const int EAGAIN = 11;
    internal const int ETIMEDOUT = 110;
}
