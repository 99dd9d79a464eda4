using Isolation.EndToEnd.Runs;
using Isolation.EndToEnd.Tables;

namespace Isolation.EndToEnd;

/// <summary>Whatever a body does, its own test fails with the cause, and the others go on.</summary>
public abstract class FaultTests(Account account)
{
    private const string Project = "Specimens.Xunit.Faults";

    private static readonly Dictionary<string, Expectation> Table =
        new[] { FaultTable.Rows, SignalTable.Rows, BadInputTable.Rows }.SelectMany(rows => rows).ToDictionary(row => row.Name);

    private TestRun Run => SharedRuns.Of(Project, account);

    public static TheoryData<string> Tests => new(Table.Keys);

    [Theory]
    [MemberData(nameof(Tests))]
    public void Is_as_the_table_says(string name) => Table[name].Check(Run.One(name));

    [Fact]
    public void No_test_is_lost_or_made_up()
    {
        SameLines.Check(Table.Keys, Run.Results.Select(result => result.Name));
        Assert.Equal(1, Run.Command.ExitCode);
    }

    [Theory]
    [InlineData("271828")]
    [InlineData("314159")]
    [InlineData("161803")]
    public void Nothing_that_a_test_left_behind_lives_on(string seconds)
    {
        Assert.NotEmpty(Run.Results);
        Assert.DoesNotContain(HostProcesses.CommandLines(), line => line.Contains($"sleep\0{seconds}", StringComparison.Ordinal));
    }

    /// <summary>The time counts from the launch, so what is left for the test itself is less.</summary>
    [Theory]
    [InlineData("Hangs.EndlessLoop")]
    [InlineData("Hangs.BlocksAndIgnoresEverySignal")]
    [InlineData("ClassThatHangs.GuiltyOfHanging")]
    public void A_timeout_kills_at_its_time(string name) => Assert.InRange(Run.One(name).Duration.TotalSeconds, 1, 20);

    [Fact]
    public void What_a_test_said_before_it_was_killed_is_in_its_result() => Assert.Contains("said before the loop", Run.One("Hangs.EndlessLoop").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("Hangs.ForegroundThreadStays")]
    [InlineData("LeftoversInAPidNamespace.GrandchildKeepsStdout")]
    [InlineData("LeftoversWithoutANamespace.GrandchildKeepsStdout")]
    public void Nobody_waits_for_what_a_passed_test_leaves_running(string name) => Assert.InRange(Run.One(name).Duration.TotalSeconds, 0, 7);
}

public class Faults() : FaultTests(Account.Own);

public class FaultsAsAnOrdinaryUser() : FaultTests(Account.Ordinary);
