namespace Isolation.Native.Tests.Staging;

internal enum StatusKind : uint
{
    Cloned = 1, StepFailed, StepSkipped, Started, Exited, Signaled, ExecFailed, ScriptInvalid,
}

/// <summary>One status record. A record, so that a failing assertion shows all of it.</summary>
internal sealed record Status(StatusKind Kind, uint Id, int Errno, int Value)
{
    internal const uint InitId = uint.MaxValue;

    internal static Status Exited(int code) => new(StatusKind.Exited, 0, 0, code);

    internal static Status Signaled(int signal) => new(StatusKind.Signaled, 0, 0, signal);

    internal static Status StepFailed(uint id, int errno, Op op) => new(StatusKind.StepFailed, id, errno, (int)op);

    internal static Status StepSkipped(uint id, int errno, Op op) => new(StatusKind.StepSkipped, id, errno, (int)op);
}

/// <summary>The errno values that tests expect.</summary>
internal static class Errno
{
    internal const int EPERM = 1, ENOENT = 2, ENOEXEC = 8, EACCES = 13, ENODEV = 19, ENOTDIR = 20, EINVAL = 22, ENOSPC = 28,
        EROFS = 30, ENOSYS = 38;
}
