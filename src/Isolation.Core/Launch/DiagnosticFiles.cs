using System.Globalization;
using Isolation.Protocol;

namespace Isolation.Launch;

/// <summary>
/// The socket and the pipes that every CLR makes for diagnostic tools and removes when it exits. One that is killed leaves them behind.
/// Their names hold its process ID and its start time, so they cannot be another process's.
/// </summary>
internal static class DiagnosticFiles
{
    internal static void Remove(HelloFrame child)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{child.ProcessId}-{child.StartTime}");
        string[] names = [$"dotnet-diagnostic-{id}-socket", $"clr-debug-pipe-{id}-in", $"clr-debug-pipe-{id}-out"];
        foreach (var name in names)
        {
            try
            {
                File.Delete(Path.Combine(Path.GetTempPath(), name));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A stray file of some bytes is no reason to fail a test.
            }
        }
    }
}
