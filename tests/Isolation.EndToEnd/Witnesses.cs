using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The isolated runs really were isolated: each body that ran left a line that says where it ran.</summary>
public class Witnesses
{
    public static TheoryData<string, Account> Runs
    {
        get
        {
            var runs = new TheoryData<string, Account>();
            foreach (var account in Accounts.All)
            {
                runs.Add("Specimens.Xunit.Isolated", account);
                runs.Add("Specimens.Xunit.Shared", account);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Every_body_ran_in_a_network_that_is_not_the_hosts(string project, Account account)
    {
        var host = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        var run = SharedRuns.Of(project, account);
        var witnesses = Witness.Of(run);
        Assert.All(witnesses, witness => Assert.True(witness.HasContext, witness.Test));
        Assert.All(witnesses, witness => Assert.NotEqual(host, witness.Network));

        var seen = witnesses.Select(witness => witness.Test).ToHashSet();
        var passed = run.Results.Where(result => result.Outcome == Outcome.Passed && result.Name.StartsWith(result.ClassName["Specimens.".Length..] + ".", StringComparison.Ordinal));
        Assert.All(passed, result => Assert.Contains(MethodOf(result), seen));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_collection_without_parallelism_runs_alone(string project, Account account)
    {
        var witnesses = Witness.Of(SharedRuns.Of(project, account));
        var alone = Assert.Single(witnesses, witness => witness.Class == "InCollectionWithoutParallelism");
        Assert.DoesNotContain(witnesses, witness => witness != alone && witness.Overlaps(alone));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_class_with_an_orderer_runs_in_its_order(string project, Account account) =>
        Assert.Equal(
            ["ran Ordered.Third", "ran Ordered.Second", "ran Ordered.First", "ran Ordered.Alone"],
            SharedRuns.Of(project, account).Journal.Select(entry => entry.Note).Where(note => note.StartsWith("ran ", StringComparison.Ordinal)));

    private static string MethodOf(TestResult result)
    {
        var name = result.Name[result.ClassName["Specimens.".Length..].Length..];
        var end = name.IndexOfAny(['(', ' ', '<']);
        return result.ClassName[(result.ClassName.LastIndexOfAny(['.', '+']) + 1)..] + (end < 0 ? name : name[..end]);
    }
}
