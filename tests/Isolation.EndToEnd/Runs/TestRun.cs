namespace Isolation.EndToEnd.Runs;

public enum Outcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>One result, as trx has it.</summary>
internal sealed record TestResult(string Name, string ClassName, Outcome Outcome, string Message, string StackTrace, string Output, TimeSpan Duration, DateTimeOffset End)
{
    /// <summary>The lines of the stack that are the specimens' own, and those that separate one stack from another.</summary>
    public IReadOnlyList<string> UserFrames { get; } =
        [.. StackTrace.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("at Specimens.") || line.StartsWith("---"))];
}

/// <summary>One finished <c>dotnet test</c>.</summary>
internal sealed record TestRun(Command Command, IReadOnlyList<TestResult> Results, IReadOnlyList<string> RunInfos, string Console, Scratch Scratch)
{
    private ILookup<string, TestResult> ByName { get; } = Results.ToLookup(result => result.Name);

    /// <summary>Nearly every test has one result. Some odd ones have two of the same name.</summary>
    public IReadOnlyList<TestResult> All(string name) => [.. ByName[name].OrderBy(result => result.Outcome).ThenBy(result => result.Message, StringComparer.Ordinal)];

    public TestResult One(string name) => All(name) is [var one]
        ? one
        : throw new InvalidOperationException($"{All(name).Count} results of '{name}' among {Results.Count}:\n{string.Join('\n', All(name).Select(r => $"{r.Outcome} {r.Message}"))}\n{Command.Line}\nexit code {Command.ExitCode}{(Results.Count == 0 ? Tail(Command.Stdout) + Tail(Command.Stderr) : "")}");

    /// <summary>What the specimens noted while they ran, in the order of time.</summary>
    public IReadOnlyList<(long Time, string Note)> Journal =>
        [.. Directory.GetFiles(Scratch.In("journal")).Order(StringComparer.Ordinal).Select(file => (long.Parse(Path.GetFileName(file).Split('-')[0]), File.ReadAllText(file)))];

    private static string Tail(string text) => text.Length > 1_000 ? text[^1_000..] : text;

    public static TestRun Read(Command command, Scratch scratch)
    {
        var file = scratch.In("results/run.trx");
        return File.Exists(file) ? Trx.Read(file, command, scratch) : new TestRun(command, [], [], "", scratch);
    }
}
