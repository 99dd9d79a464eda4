using Spectre.Console;

namespace Isolation.Soak;

/// <summary>The findings as a table, the checks as lines, and all in one line at the end.</summary>
internal static class Report
{
    internal static bool Print(Findings findings, TextWriter screen)
    {
        var table = new Table().AddColumns("of the first and the last 1,000 tests", "first", "last", "growth", "");
        foreach (var comparison in findings.Comparisons)
        {
            table.AddRow(comparison.Name, Text(comparison.First), Text(comparison.Last), $"{comparison.Growth * 100:+0.0;-0.0;0.0} %", !comparison.IsJudged ? "" : comparison.IsRight ? "ok" : "GROWS");
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 120;
        console.Write(table);
        foreach (var (name, problem) in findings.Checks)
        {
            screen.WriteLine(problem.Length == 0 ? $"ok: {name}" : $"WRONG: {name}: {problem}");
        }

        var judged = findings.Comparisons.Where(comparison => comparison.IsJudged).Select(comparison => comparison.IsRight).Concat(findings.Checks.Select(check => check.Problem.Length == 0)).ToList();
        screen.WriteLine($"{findings.Tests} isolated tests in {findings.Time.TotalSeconds:0} s, {findings.Time.TotalMilliseconds / findings.Tests:0.0} ms each.");
        screen.WriteLine($"soak: {judged.Count(right => right)} passed, {judged.Count(right => !right)} failed");
        return judged.All(right => right);
    }

    private static string Text(Spread spread) => $"{spread.Median:0.0} ({spread.Lower:0.0} to {spread.Upper:0.0})";
}
