using System.Collections;
using System.Diagnostics;

namespace Specimens;

/// <summary>The environment, by every way to look at it.</summary>
[IsolatedNetwork]
public class Variables(ITestOutputHelper output)
{
    [Fact]
    public void Of_this_process() =>
        Tell(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"));

    [Fact]
    public void Of_a_child_process()
    {
        using var process = Process.Start(new ProcessStartInfo("env", ["-0"]) { RedirectStandardOutput = true })!;
        Tell(process.StandardOutput.ReadToEnd().Split('\0'));
        process.WaitForExit();
    }

    [Fact]
    public void Of_proc_self_environ() => Tell(File.ReadAllText("/proc/self/environ").Split('\0'));

    [Fact]
    public void Set_here_reach_a_child_process()
    {
        Environment.SetEnvironmentVariable("SPECIMEN_SET", "value");
        using var process = Process.Start(new ProcessStartInfo("printenv", ["SPECIMEN_SET"]) { RedirectStandardOutput = true })!;
        Assert.Equal("value\n", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    private void Tell(IEnumerable<string> variables)
    {
        foreach (var variable in variables.Where(variable => variable.Length > 0 && !variable.StartsWith("ISOLATION_LAUNCH=", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            output.WriteLine(variable);
        }
    }
}
