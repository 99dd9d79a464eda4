namespace Isolation.Native.Tests.Staging;

/// <summary>What a finished launch left: status records, the body's output, how isolation-init itself ended.</summary>
internal sealed record Outcome(IReadOnlyList<Status> Records, string Output, string Errors, int WaitStatus)
{
    internal bool Crashed => (WaitStatus & 0x7f) != 0;

    internal int ExitCode => WaitStatus >> 8;

    internal bool Started => Records.Any(record => record.Kind == StatusKind.Started);

    /// <summary>The records between CLONED and STARTED and the end: what a test usually asserts.</summary>
    internal Status Last => Records[^1];

    /// <summary>A line of the probe's: `key value...`.</summary>
    internal string Probed(string key) =>
        Output.Split('\n').Single(line => line == key || line.StartsWith(key + " ", StringComparison.Ordinal))[key.Length..].Trim();

    /// <summary>That the body ran and ended well, with what it wrote.</summary>
    internal string Succeeded()
    {
        Assert.True(Last == Status.Exited(0) && ExitCode == 0, ToString());
        return Output;
    }

    internal void FailedWith(Status expected)
    {
        Assert.True(Last == expected && !Started && ExitCode == 71, $"Expected {expected}, not started, exit 71. {this}");
        Assert.Equal("", Output);
    }

    public override string ToString() =>
        $"exit {ExitCode} signal {WaitStatus & 0x7f}; [{string.Join("; ", Records)}]; output: {Output}; errors: {Errors}";
}
