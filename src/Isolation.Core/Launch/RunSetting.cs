using System.Collections;

namespace Isolation.Launch;

/// <summary>What every child of a run starts with, as it was in the runner when the run began: a plain test that changes it later must not reach isolated ones.</summary>
/// <param name="Environment">NAME=VALUE, without what connects the runner to whoever runs it.</param>
/// <param name="WorkingDirectory">The current directory.</param>
internal sealed record RunSetting(string[] Environment, string WorkingDirectory)
{
    internal static RunSetting Capture()
    {
        var kept = new List<string>();
        foreach (DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (!name.StartsWith("VSTEST_", StringComparison.Ordinal))
            {
                kept.Add(name + "=" + entry.Value);
            }
        }

        return new RunSetting([.. kept], System.Environment.CurrentDirectory);
    }
}
