using System.Diagnostics;

namespace Isolation.Xunit.Tests;

internal static class Shell
{
    /// <summary>What a shell command prints.</summary>
    public static string Run(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var stderr = shell.StandardError.ReadToEndAsync();
        var stdout = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, $"{command}: exit code {shell.ExitCode}\n{stdout}\n{stderr.Result}");
        return stdout.TrimEnd();
    }
}
