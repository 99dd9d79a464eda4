using Isolation.Interop;
using Isolation.Protocol;

namespace Isolation.Child;

/// <summary>The environment variables that make the CLR fit to be forked: the CLR has read them, no test is to see them.</summary>
internal static class OwnVariables
{
    /// <summary>From the managed copy, from the C library's, which native code reads, and from what the kernel shows.</summary>
    internal static void Remove(ServerRequest request)
    {
        // The pool reads its settings when its first thread starts.
        Task.Run(() => { }).Wait();
        foreach (var name in request.OwnVariables)
        {
            Environment.SetEnvironmentVariable(name, null);
            NativeEnvironment.Remove(name);
        }

        foreach (var restored in request.Restored)
        {
            var (name, value) = (restored[..restored.IndexOf('=', StringComparison.Ordinal)], restored[(restored.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            Environment.SetEnvironmentVariable(name, value);
            NativeEnvironment.Set(name, value);
        }
    }
}
