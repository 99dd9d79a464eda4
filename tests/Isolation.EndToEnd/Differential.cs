using System.Text.RegularExpressions;
using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>
/// The same sources, compiled with and without isolation and run by the same account, must give equal results. The plain run is stock xUnit and
/// so what "as it was" means; the table says in words what both make of each test, so that two equal mistakes do not pass.
/// </summary>
public abstract partial class Differential(string project, Account account) : TableTests(project, account)
{
    internal const string Plain = "Specimens.Xunit.Plain";

    private TestRun PlainRun => SharedRuns.Of(Plain, account);

    private readonly Account account = account;

    [Theory]
    [MemberData(nameof(Tests))]
    public void Is_as_without_isolation(string name)
    {
        var expected = PlainRun.One(name);
        var actual = Run.One(name);
        Assert.Equal(expected.ClassName, actual.ClassName);
        Assert.Equal(expected.Outcome, actual.Outcome);
        Assert.Equal(Neutral(expected.Message), Neutral(actual.Message));
        Assert.Equal(expected.UserFrames, actual.UserFrames);
        Assert.Equal(expected.Output, actual.Output);
        Assert.DoesNotContain("Isolation.", actual.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_run_says_besides_is_equal() =>
        SameLines.Check(PlainRun.RunInfos.Select(Neutral), Run.RunInfos.Where(line => !IsAboutLauncher(line)).Select(Neutral));

    /// <summary>A fork server that never gets ready would make all these comparisons with fresh processes, and nobody would know.</summary>
    [Fact]
    public void The_launcher_is_the_one_that_was_asked_for()
    {
        var forks = Environment.GetEnvironmentVariable("ISOLATION_LAUNCH") is not "spawn";
        Assert.Collection(
            Run.RunInfos.Where(IsAboutLauncher),
            [
                .. forks ? [line => Assert.Contains("fork server ready", line, StringComparison.Ordinal)] : Array.Empty<Action<string>>(),
                line => Assert.Contains(forks ? "forked processes" : "fresh processes", line, StringComparison.Ordinal),
            ]);
    }

    [Fact]
    public void Console_output_is_equal() => SameLines.Check(ConsoleLines(PlainRun), ConsoleLines(Run));

    private static bool IsAboutLauncher(string line) => line.Contains(": Isolation: ", StringComparison.Ordinal);

    /// <summary>Without the assembly's name, and the IDs that are hashes of it.</summary>
    private static string Neutral(string text) => UniqueId().Replace(ProjectName().Replace(text, "Specimens.Xunit"), "");

    private static IEnumerable<string> ConsoleLines(TestRun run) =>
        ConsoleText().Matches(run.Console).Select(match => match.Value).Append($"{run.Console.Count(c => c == '☃')} snowmen");

    [GeneratedRegex(@"Specimens\.Xunit\.(Plain|Isolated|Shared)")]
    private static partial Regex ProjectName();

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex UniqueId();

    /// <summary>Up to the marker's own end: the one without a newline has others' text behind it.</summary>
    [GeneratedRegex(@"specimen-console (stdout line|stderr line|no newline|before a failure|after the snowmen|.*green.*|žluť.*)")]
    private static partial Regex ConsoleText();
}

public class EachTestIsolated() : Differential("Specimens.Xunit.Isolated", Account.Own);

public class EachTestIsolatedAsAnOrdinaryUser() : Differential("Specimens.Xunit.Isolated", Account.Ordinary);

public class EachClassIsolated() : Differential("Specimens.Xunit.Shared", Account.Own);

public class EachClassIsolatedAsAnOrdinaryUser() : Differential("Specimens.Xunit.Shared", Account.Ordinary);
