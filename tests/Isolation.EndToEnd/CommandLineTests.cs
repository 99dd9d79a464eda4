using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The options of <c>dotnet test</c> do to isolated tests what they do to others.</summary>
public class CommandLineTests
{
    private const string Plain = "Specimens.Xunit.Plain";
    private const string Isolated = "Specimens.Xunit.Isolated";

    [Theory]
    [InlineData("FullyQualifiedName=Specimens.Facts.Passes")]
    [InlineData("FullyQualifiedName~Specimens.Cultures&DisplayName!~French")]
    [InlineData("Colour=red|Colour=dark")]
    [InlineData("Level=class&Bug=4711")]
    [InlineData("DisplayName~person")]
    public void Filter_chooses_the_same_tests(string filter)
    {
        var expected = new DotnetTest(Plain) { Filter = filter }.Run();
        var actual = new DotnetTest(Isolated) { Filter = filter }.Run();
        Assert.NotEmpty(expected.Results);
        Assert.Equal(Outcomes(expected), Outcomes(actual));
        Assert.Equal(expected.Command.ExitCode, actual.Command.ExitCode);
    }

    [Fact]
    public void A_filter_that_matches_nothing_runs_nothing()
    {
        var run = new DotnetTest(Isolated) { Filter = "FullyQualifiedName=No.Such.Test" }.Run();
        Assert.Empty(run.Results);
        Assert.Empty(Witness.Of(run));
    }

    [Fact]
    public void List_tests_lists_the_same_and_starts_no_child()
    {
        var expected = new DotnetTest(Plain) { Arguments = ["--list-tests"] }.Run();
        var actual = new DotnetTest(Isolated) { Arguments = ["--list-tests"] }.Run();
        Assert.Equal(Listed(expected), Listed(actual));
        Assert.True(Listed(actual).Count > 200, actual.Command.Stdout);
        Assert.Empty(Witness.Of(actual));
    }

    [Fact]
    public void Blame_sees_no_crash_of_the_host_when_tests_crash()
    {
        var run = new DotnetTest("Specimens.Xunit.Faults")
        {
            Filter = "FullyQualifiedName~Specimens.Exits.",
            Arguments = ["--blame", "--blame-hang-timeout", "2m"],
        }.Run();
        Assert.Equal(2, run.Results.Count(result => result.Outcome == Outcome.Passed));
        Assert.Equal(7, run.Results.Count(result => result.Outcome == Outcome.Failed));
        Assert.DoesNotContain("aborted", run.Command.Stdout + run.Command.Stderr, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFiles(run.Scratch.In("results"), "Sequence_*.xml", SearchOption.AllDirectories));
    }

    private static IEnumerable<string> Outcomes(TestRun run) => run.Results.Select(result => $"{result.Outcome} {result.Name}").Order(StringComparer.Ordinal);

    private static List<string> Listed(TestRun run) =>
        [.. run.Command.Stdout.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).Order(StringComparer.Ordinal)];
}
