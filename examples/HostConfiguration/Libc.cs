using System.ComponentModel;
using System.Runtime.InteropServices;

namespace HostConfiguration;

/// <summary>System calls for which there is no .NET method.</summary>
internal static partial class Libc
{
    public const int SigKill = 9;

    public static void SetHostName(string name) => Check(sethostname(name, name.Length), $"sethostname(\"{name}\")");

    public static void Mount(string source, string target, string type) => Check(mount(source, target, type, 0, 0), $"mount(\"{target}\")");

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int sethostname(string name, nint length);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mount(string source, string target, string type, nuint flags, nint data);

    private static void Check(int result, string call)
    {
        if (result != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new Win32Exception(error, $"{call}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }
}
