using Isolation.EndToEnd.Runs;
using Isolation.EndToEnd.Tables;

namespace Isolation.EndToEnd;

/// <summary>
/// An isolated test finds itself as in a process of its own that has just begun, whichever way it was made: one table, run with forked and with
/// fresh processes, and what the tests tell of their process is compared line by line.
/// </summary>
[Trait("Launch", "both")]
public abstract class FreshTests(Account account)
{
    private const string Forked = "fork";
    private const string Fresh = "spawn";

    private static readonly Dictionary<string, Expectation> Table = FreshTable.Rows.ToDictionary(row => row.Name);

    /// <summary>What they tell is drawn anew in each process.</summary>
    private static readonly string[] Draws = ["Randomness.", "Statics.Draws_when_it_is_loaded"];

    public static TheoryData<string> Launches => [Forked, Fresh];

    public static TheoryData<string, string> Tests
    {
        get
        {
            var tests = new TheoryData<string, string>();
            foreach (var name in Table.Keys)
            {
                tests.Add(name, Forked);
                tests.Add(name, Fresh);
            }

            return tests;
        }
    }

    public static TheoryData<string> Tellers => new(Table.Keys.Where(name => !Draws.Any(name.StartsWith)));

    [Theory]
    [MemberData(nameof(Tests))]
    public void Is_as_the_table_says(string name, string launch) => Table[name].Check(Run(launch).One(name));

    [Theory]
    [MemberData(nameof(Launches))]
    public void No_test_is_lost_or_made_up(string launch)
    {
        SameLines.Check(Table.Keys, Run(launch).Results.Select(result => result.Name));
        Assert.Equal(1, Run(launch).Command.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Launches))]
    public void The_launcher_is_the_one_that_was_asked_for(string launch)
    {
        var said = Run(launch).RunInfos.Where(line => line.Contains(": Isolation: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(launch == Forked ? 1 : 0, said.Count(line => line.Contains("fork server ready", StringComparison.Ordinal)));
        Assert.Contains($": {(launch == Forked ? "forked" : "fresh")} processes ", Assert.Single(said, line => line.Contains("cost beside the tests", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(launch == Forked ? 2 : 1, said.Count);
    }

    [Theory]
    [MemberData(nameof(Tellers))]
    public void Tells_the_same_forked_and_fresh(string name) => ForkDifference.Check(name, Told(Forked, name), Told(Fresh, name));

    [Theory]
    [MemberData(nameof(Launches))]
    public void Siblings_draw_different_numbers(string launch)
    {
        var drawn = Table.Keys.Where(name => Draws.Any(name.StartsWith)).SelectMany(name => Told(launch, name).Select(line => (What: line.Split(": ")[0], Value: line))).ToLookup(draw => draw.What, draw => draw.Value);
        Assert.Equal(14, drawn.Count);
        foreach (var draws in drawn.Where(draws => !(launch == Forked && draws.Key == "string")))
        {
            Assert.InRange(draws.Count(), 3, 4);
            Assert.Equal(draws.Count(), draws.Distinct().Count());
        }
    }

    /// <summary>The seed is drawn once in a process's life, and is in every string-keyed dictionary that the fork server has made.</summary>
    [Fact]
    public void Hash_codes_of_strings_are_the_fork_servers() =>
        Assert.Single(Enumerable.Range(1, 4).Select(sibling => Told(Forked, $"Randomness.Hashes(sibling: {sibling})").Single(line => line.StartsWith("string:", StringComparison.Ordinal))).Distinct());

    [Theory]
    [MemberData(nameof(Launches))]
    public void What_runs_at_the_end_runs_once(string launch) => SameLines.Check(FreshTable.Endings, Notes(launch, "ending "));

    /// <summary>ProcessExit is raised on the CLR's finalizer thread, which has an ID of its own in each child.</summary>
    [Theory]
    [MemberData(nameof(Launches))]
    public void Siblings_take_turns_when_they_exit(string launch)
    {
        var notes = Notes(launch, "at exit: thread ").Select(note => note.Split(' ', 2)).ToList();
        Assert.Equal(4, notes.Select(note => note[0]).Distinct().Count());
        Assert.All(notes, note => Assert.Equal("took turns", note[1]));
    }

    private TestRun Run(string launch) => SharedRuns.Of("Specimens.Xunit.Fresh", account, launch);

    private IEnumerable<string> Told(string launch, string name) =>
        Run(launch).One(name).Output.Replace(Run(launch).Scratch.Path, "~", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<string> Notes(string launch, string beginning) =>
        Run(launch).Journal.Select(entry => entry.Note).Where(note => note.StartsWith(beginning, StringComparison.Ordinal)).Select(note => note[beginning.Length..]);
}

public class FreshProcesses() : FreshTests(Account.Own);

public class FreshProcessesOfAnOrdinaryUser() : FreshTests(Account.Ordinary);
