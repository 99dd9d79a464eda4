using System.Runtime.InteropServices;

namespace Isolation.Soak;

/// <summary>
/// What the tests print goes to the runner's standard output; millions of lines. The soak's own words keep the real one, and descriptor 1
/// becomes /dev/null.
/// </summary>
internal static partial class Screen
{
    internal static TextWriter Take()
    {
        var real = Console.OpenStandardOutput(); // has a descriptor of its own
        using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        if (DuplicateTo((int)nowhere.DangerousGetHandle(), 1) < 0)
        {
            throw new IOException("dup2: " + Marshal.GetLastPInvokeErrorMessage());
        }

        return new StreamWriter(real) { AutoFlush = true };
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int descriptor, int target);
}
