using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>The C library's environment. Not safe while other threads look at it: call it before there are any that do.</summary>
internal static partial class NativeEnvironment
{
    internal static void Unset(string name) => _ = unsetenv(name);

    internal static void Set(string name, string value) => _ = setenv(name, value, 1);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unsetenv(string name);

    [LibraryImport(Libraries.C, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
