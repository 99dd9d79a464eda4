using System.Runtime.InteropServices;

namespace Isolation.Namespaces;

/// <summary>The error numbers that set-up meets, as errno(3) names them. The numbers are those of x86-64 and arm64.</summary>
internal static class Errno
{
    public const int Eperm = 1;
    public const int Enoent = 2;
    public const int Eagain = 11;
    public const int Enomem = 12;
    public const int Eacces = 13;
    public const int Ebusy = 16;
    public const int Enodev = 19;
    public const int Enotdir = 20;
    public const int Einval = 22;
    public const int Enospc = 28;
    public const int Erofs = 30;
    public const int Erange = 34;
    public const int Enosys = 38;
    public const int Eloop = 40;
    public const int Eusers = 87;

    private static readonly Dictionary<int, string> Names = new()
    {
        [Eperm] = "EPERM", [Enoent] = "ENOENT", [3] = "ESRCH", [4] = "EINTR", [5] = "EIO", [6] = "ENXIO", [7] = "E2BIG", [8] = "ENOEXEC", [9] = "EBADF",
        [10] = "ECHILD", [Eagain] = "EAGAIN", [Enomem] = "ENOMEM", [Eacces] = "EACCES", [14] = "EFAULT", [15] = "ENOTBLK", [Ebusy] = "EBUSY",
        [17] = "EEXIST", [18] = "EXDEV", [Enodev] = "ENODEV", [Enotdir] = "ENOTDIR", [21] = "EISDIR", [Einval] = "EINVAL", [23] = "ENFILE",
        [24] = "EMFILE", [25] = "ENOTTY", [26] = "ETXTBSY", [27] = "EFBIG", [Enospc] = "ENOSPC", [29] = "ESPIPE", [Erofs] = "EROFS", [31] = "EMLINK",
        [32] = "EPIPE", [33] = "EDOM", [Erange] = "ERANGE", [36] = "ENAMETOOLONG", [Enosys] = "ENOSYS", [39] = "ENOTEMPTY", [Eloop] = "ELOOP",
        [75] = "EOVERFLOW", [Eusers] = "EUSERS", [95] = "EOPNOTSUPP", [97] = "EAFNOSUPPORT", [110] = "ETIMEDOUT", [116] = "ESTALE", [122] = "EDQUOT",
    };

    /// <summary><c>EPERM (1, Operation not permitted)</c></summary>
    public static string Describe(int errno) =>
        $"{Names.GetValueOrDefault(errno, "errno")} ({errno}, {Marshal.GetPInvokeErrorMessage(errno)})";
}
