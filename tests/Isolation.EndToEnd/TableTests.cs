using Isolation.EndToEnd.Runs;
using Isolation.EndToEnd.Tables;

namespace Isolation.EndToEnd;

/// <summary>Every specimen, in words: its name, its outcome, its message.</summary>
public abstract class TableTests(string project, Account account)
{
    private protected TestRun Run => SharedRuns.Of(project, account);

    public static TheoryData<string> Tests => new(XunitTable.Names);

    [Theory]
    [MemberData(nameof(Tests))]
    public void Is_as_the_table_says(string name) => XunitTable.Of(name).Check(Run.One(name));

    [Fact]
    public void No_test_is_lost_or_made_up()
    {
        SameLines.Check(XunitTable.Names, Run.Results.Select(result => result.Name));
        Assert.Equal(1, Run.Command.ExitCode);
    }
}

/// <summary>The table is true of xUnit itself.</summary>
public class StockXunit() : TableTests(Differential.Plain, Account.Own);
