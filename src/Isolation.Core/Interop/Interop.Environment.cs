using System.Runtime.InteropServices;
using System.Text;

namespace Isolation.Interop;

/// <summary>The C library's environment. Not safe while other threads look at it: call it before there are any that do.</summary>
internal static unsafe partial class NativeEnvironment
{
    /// <summary>Also from the memory that /proc/PID/environ shows, where libc leaves the string standing.</summary>
    internal static void Remove(string name)
    {
        var value = getenv(name);
        if (value is null)
        {
            return;
        }

        var entry = value - Encoding.UTF8.GetByteCount(name) - 1;
        var length = (int)(value - entry) + MemoryMarshal.CreateReadOnlySpanFromNullTerminated(value).Length;
        _ = unsetenv(name);
        new Span<byte>(entry, length).Clear();
    }

    internal static void Set(string name, string value) => _ = setenv(name, value, 1);

    [LibraryImport(Libraries.C, StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* getenv(string name);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unsetenv(string name);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
