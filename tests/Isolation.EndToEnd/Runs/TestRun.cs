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
        : throw new InvalidOperationException($"{All(name).Count} results of '{name}' among {Results.Count}. {Command.Line}\n{Tail(Command.Stdout)}\n{Tail(Command.Stderr)}");

    public IReadOnlyList<string> LinesOf(string file) => File.Exists(Scratch.In(file)) ? File.ReadAllLines(Scratch.In(file)) : [];

    private static string Tail(string text) => text.Length > 4_000 ? text[^4_000..] : text;

    public static TestRun Read(Command command, Scratch scratch)
    {
        var file = scratch.In("results/run.trx");
        return File.Exists(file) ? Trx.Read(file, command, scratch) : new TestRun(command, [], [], "", scratch);
    }
}
