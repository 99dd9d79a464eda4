using Isolation.Interop;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>Where isolation-init can be executed.</summary>
internal static class InitProgram
{
    private static readonly Lazy<string> Located = new(Locate);
    private static SafeFileHandle? s_copy;

    internal static string Path => Located.Value;

    private static string Locate()
    {
        var path = NativeFiles.Require("isolation-init");
        if (Processes.IsExecutable(path))
        {
            return path;
        }

        // NuGet does not keep the executable bit, and a folder may be mounted noexec: a copy in memory needs neither.
        s_copy = Descriptors.Memory("isolation-init", File.ReadAllBytes(path));
        return $"/proc/self/fd/{s_copy.DangerousGetHandle()}";
    }
}
