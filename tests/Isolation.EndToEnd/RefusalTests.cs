using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>A host that refuses namespaces: the test fails with call, errno, cause and remedy, or is skipped with them when asked for; it never runs un-isolated.</summary>
public class RefusalTests
{
    private const string Project = "Specimens.Xunit.Isolated";
    private const string Filter = "FullyQualifiedName=Specimens.Facts.Passes|FullyQualifiedName=Specimens.Facts.Fails|FullyQualifiedName~Specimens.InlineDataRows.OnlyTwo";

    /// <summary>Host, account, and what the message must hold: the call, the errno, the cause, the remedy.</summary>
    public static TheoryData<RefusingHost, Account, string[]> Hosts
    {
        get
        {
            var hosts = new TheoryData<RefusingHost, Account, string[]>
            {
                { RefusingHost.NoUserNamespaces, Account.Ordinary, ["clone(", "ENOSPC", "max_user_namespaces", "sysctl"] },
            };
            foreach (var account in Accounts.All)
            {
                hosts.Add(RefusingHost.Docker, account, ["clone(", "EPERM", "seccomp", "--security-opt"]);
            }

            return hosts;
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void The_test_fails_and_says_why(RefusingHost host, Account account, string[] fragments)
    {
        var run = Run(host, account, []);
        Assert.Equal(5, run.Results.Count);
        Assert.All(run.Results, result => Assert.Equal(Outcome.Failed, result.Outcome));
        Assert.All(run.Results, result => Assert.All(fragments, fragment => Assert.Contains(fragment, result.Message, StringComparison.Ordinal)));
        Assert.Empty(Witness.Of(run));
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void ISOLATION_UNSUPPORTED_skip_makes_it_a_skip_with_the_same_text(RefusingHost host, Account account, string[] fragments)
    {
        var run = Run(host, account, new() { ["ISOLATION_UNSUPPORTED"] = "skip" });
        Assert.Equal(5, run.Results.Count);
        Assert.All(run.Results, result => Assert.Equal(Outcome.Skipped, result.Outcome));
        Assert.All(run.Results, result => Assert.All(fragments, fragment => Assert.Contains(fragment, result.Message, StringComparison.Ordinal)));
        Assert.Empty(Witness.Of(run));
    }

    /// <summary>Docker's profile answers ENOSYS to clone3, so that programs fall back to clone.</summary>
    [Fact]
    public void A_host_without_clone3_is_good_enough()
    {
        var run = Run(RefusingHost.WithoutClone3, Account.Own, []);
        Assert.Equal(["Facts.Fails", "InlineDataRows.OnlyTwoFails(x: 2)"], run.Results.Where(result => result.Outcome == Outcome.Failed).Select(result => result.Name).Order());
        Assert.Equal(5, Witness.Of(run).Count);
    }

    /// <summary>Bad input is the user's mistake, not the host's: it fails also where refusals are skipped.</summary>
    [Fact]
    public void Bad_input_is_no_refusal()
    {
        var run = new DotnetTest("Specimens.Xunit.Faults")
        {
            Filter = "FullyQualifiedName~Specimens.BadInput.",
            Environment = new Dictionary<string, string> { ["ISOLATION_UNSUPPORTED"] = "skip" },
        }.Run();
        Assert.DoesNotContain(run.Results, result => result.Outcome == Outcome.Skipped);
        Assert.Equal(23, run.Results.Count(result => result.Outcome == Outcome.Failed));
    }

    private static TestRun Run(RefusingHost host, Account account, Dictionary<string, string> environment) =>
        new DotnetTest(Project) { Filter = Filter, Account = account, Wrapper = RefusingHosts.Wrapper(host), Environment = environment }.Run();
}
