using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd.Tables;

/// <summary>One line of a table: a test's name, its outcome, and what its message holds.</summary>
internal sealed record Expectation(string Name, Outcome Outcome, params string[] Fragments)
{
    public static Expectation Passes(string name) => new(name, Outcome.Passed);

    public static Expectation Fails(string name, params string[] fragments) => new(name, Outcome.Failed, fragments);

    public static Expectation Skips(string name, string reason) => new(name, Outcome.Skipped, reason);

    public void Check(TestResult result)
    {
        Assert.True(Outcome == result.Outcome, $"{Name}: expected {Outcome}, got {result.Outcome}\n{result.Message}\n{result.StackTrace}\n{result.Output}");
        foreach (var fragment in Fragments)
        {
            Assert.Contains(fragment, result.Message, StringComparison.Ordinal);
        }
    }
}
