using System.Collections.Concurrent;

namespace Isolation.EndToEnd.Runs;

/// <summary>Runs that many tests look at: each happens once, when the first test asks for it.</summary>
internal static class SharedRuns
{
    private static readonly ConcurrentDictionary<(string Project, bool Switches), Lazy<TestRun>> Runs = new();

    public static TestRun Of(string project, Account account) =>
        Runs.GetOrAdd((project, Accounts.Switches(account)), _ => new(() => new DotnetTest(project) { Account = account }.Run())).Value;
}
