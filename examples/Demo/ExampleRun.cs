using System.Diagnostics;
using HostState;

namespace Demo;

/// <summary>One <c>dotnet test</c> and what came of it.</summary>
internal sealed record ExampleRun(Example Example, CommandResult Command, TimeSpan Took, IReadOnlyList<TestOutcome> Tests)
{
    public bool Succeeded => Command.ExitCode == 0 && Tests.Count > 0 && Tests.All(test => test.Passed);

    public static async Task<ExampleRun> RunAsync(Example example, Dictionary<string, string?> environment)
    {
        var results = Directory.CreateTempSubdirectory("isolation-demo-");
        var watch = Stopwatch.StartNew();
        string[] arguments = ["test", example.Project, "--no-build", "--logger", "trx;LogFileName=results.trx", "--results-directory", results.FullName];

        // Build nodes would outlive the run, and be taken for processes that a test left behind.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        var command = await Task.Run(() => HostState.Command.Try("dotnet", arguments, environment));
        var took = watch.Elapsed;

        var file = Path.Combine(results.FullName, "results.trx");
        IReadOnlyList<TestOutcome> tests = File.Exists(file) ? TestOutcome.ReadTrx(file) : [];
        results.Delete(recursive: true);
        return new ExampleRun(example, command, took, tests);
    }
}
