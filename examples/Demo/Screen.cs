using System.Runtime.InteropServices;
using HostState;
using Spectre.Console;

namespace Demo;

/// <summary>Everything that the demo prints.</summary>
internal static class Screen
{
    public static void Title() =>
        AnsiConsole.MarkupLineInterpolated($"[bold]Isolation demo[/]  as {Environment.UserName}, Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}, {RuntimeInformation.FrameworkDescription}\n");

    public static void Starting(Example example) => AnsiConsole.MarkupLineInterpolated($"[grey]$[/] dotnet test {example.Project}");

    public static void Finished(ExampleRun run)
    {
        var passed = run.Tests.Count(test => test.Passed);
        var atOnce = PortTime.MostAtOnce(run.Tests);
        var held = atOnce > 0 ? $", {atOnce} at one moment" : "";
        AnsiConsole.MarkupLineInterpolated($"  {Sign(run.Succeeded)} {passed} of {run.Tests.Count} passed in {run.Took.TotalSeconds:F1} s: {run.Example.Shows}{held}");
        if (!run.Succeeded)
        {
            Console.WriteLine(run.Command.Output + run.Command.Errors);
        }
    }

    public static void Namespaces(IReadOnlyList<NamespacePair> pairs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("namespace", "this host", "inside one test", "");
        foreach (var pair in pairs)
        {
            table.AddRow(new Text(pair.Name), new Text(pair.Host), new Text(pair.Inside), new Text(pair.Differs ? "differs" : "THE SAME"));
        }

        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);
    }

    public static void Host(HostSnapshot before, IReadOnlyList<string> differences, IReadOnlyList<string> left)
    {
        AnsiConsole.MarkupLineInterpolated($"{Sign(differences.Count == 0)} [bold]host before = host after[/]");
        AnsiConsole.MarkupLineInterpolated($"  [grey]compared: {string.Join(", ", before.Parts)}[/]");
        AnsiConsole.MarkupLineInterpolated($"{Sign(left.Count == 0)} [bold]no process left behind[/]");
        foreach (var line in differences.Concat(left))
        {
            Console.WriteLine("    " + line);
        }
    }

    public static void Verdict(bool good, IReadOnlyList<ExampleRun> runs)
    {
        var tests = runs.Sum(run => run.Tests.Count);
        var seconds = runs.Sum(run => run.Took.TotalSeconds);
        AnsiConsole.MarkupLineInterpolated($"\n[bold]{(good ? "All good" : "Something is wrong, see above")}[/]: {runs.Sum(run => run.Tests.Count(test => test.Passed))} of {tests} tests passed in {seconds:F1} s.");
    }

    private static string Sign(bool good) => good ? "✓" : "✗";
}
