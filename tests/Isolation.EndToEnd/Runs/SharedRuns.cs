using System.Collections.Concurrent;

namespace Isolation.EndToEnd.Runs;

/// <summary>Runs that many tests look at: each happens once, when the first test asks for it.</summary>
internal static class SharedRuns
{
    private static readonly ConcurrentDictionary<(string Project, bool Switches, string? Launch), Lazy<TestRun>> Runs = new();

    /// <param name="project">The specimens.</param>
    /// <param name="account">Whose run it is.</param>
    /// <param name="launch">What ISOLATION_LAUNCH is; null leaves it as it is for this suite.</param>
    public static TestRun Of(string project, Account account, string? launch = null) =>
        Runs.GetOrAdd((project, Accounts.Switches(account), launch), _ => new(() => new DotnetTest(project) { Account = account, Environment = Variables(launch) }.Run())).Value;

    private static Dictionary<string, string> Variables(string? launch) => launch is null ? [] : new() { ["ISOLATION_LAUNCH"] = launch };
}
