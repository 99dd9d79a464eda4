using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The fork server of a test assembly: its warm-up, and what is done when it cannot be had. The tests' results are the same each time.</summary>
[Trait("Launch", "both")]
public class ForkServerTests
{
    private const string Project = "Specimens.Xunit.Servers";
    private const string Ready = "fork server ready";
    private const string Fresh = "in fresh processes";

    public static TheoryData<Account> AllAccounts => new(Accounts.All);

    [Theory]
    [MemberData(nameof(AllAccounts))]
    public void A_warm_up_runs_once_and_every_forked_test_sees_what_it_did(Account account)
    {
        var run = Run(account, new() { ["ISOLATION_LAUNCH"] = "fork" });
        Assert.Contains(Ready, Assert.Single(SaidByLauncher(run)), StringComparison.Ordinal);
        Assert.Equal(["Sees_it_again 1", "Sees_what_the_warm_up_did 1", "Without_a_namespace 0", "Without_isolation 0"], WarmUpsSeen(run));
        Assert.Single(run.Journal);
    }

    [Fact]
    public void A_warm_up_does_not_run_in_fresh_processes()
    {
        var run = Run(Account.Own, new() { ["ISOLATION_LAUNCH"] = "spawn" });
        Assert.Empty(SaidByLauncher(run));
        RanFresh(run);
        Assert.Empty(run.Journal);
    }

    [Theory]
    [InlineData("throws", "the warm-up fails on purpose")]
    [InlineData("exits", "exited with code 9")]
    public void A_warm_up_that_fails_is_told_and_the_tests_run_in_fresh_processes(string how, string reason)
    {
        var run = Run(Account.Own, new() { ["ISOLATION_LAUNCH"] = "fork", ["SPECIMEN_WARMUP"] = how });
        Assert.Contains(reason, Assert.Single(SaidByLauncher(run)), StringComparison.Ordinal);
        Assert.Contains(Fresh, SaidByLauncher(run).Single(), StringComparison.Ordinal);
        RanFresh(run);
        Assert.Single(run.Journal);
    }

    [Theory]
    [InlineData("SPECIMEN_WARMUP", "thread", "left threads running: left over (")]
    [InlineData("SPECIMEN_WARMUP", "timer", "left 1 timer")]
    [InlineData("SPECIMEN_WARMUP", "work", "keeps the thread pool at work")]
    [InlineData("SPECIMEN_WARMUP", "socket", "left sockets open, which all children would share: descriptor ")]
    [InlineData("SPECIMEN_WARMUP", "epoll", "left sockets open, which all children would share: descriptor ")]
    [InlineData("SPECIMEN_WARMUP", "inotify", "an eventfd, inotify, timerfd or the like")]
    [InlineData("SPECIMEN_WARMUP", "watcher", "an eventfd, inotify, timerfd or the like")]
    [InlineData("SPECIMEN_INITIALIZER", "thread", "left threads running: left over (")]
    [InlineData("SPECIMEN_INITIALIZER", "timer", "left 1 timer")]
    [InlineData("SPECIMEN_INITIALIZER", "epoll", "left sockets open, which all children would share: descriptor ")]
    [InlineData("SPECIMEN_INITIALIZER", "inotify", "an eventfd, inotify, timerfd or the like")]
    public void What_is_left_running_is_told_once_and_the_tests_run_in_fresh_processes(string where, string what, string reason)
    {
        var run = Run(Account.Own, new() { ["ISOLATION_LAUNCH"] = "fork", [where] = what });
        Assert.Contains(reason, Assert.Single(SaidByLauncher(run), line => line.Contains(Fresh, StringComparison.Ordinal)), StringComparison.Ordinal);
        RanFresh(run);
        Assert.Empty(HostProcesses.Of(run.Scratch));
    }

    [Fact]
    public void A_profiler_is_left_alone()
    {
        var run = Run(Account.Own, new() { ["ISOLATION_LAUNCH"] = "fork", ["CORECLR_ENABLE_PROFILING"] = "1" });
        Assert.Contains("CORECLR_ENABLE_PROFILING=1", Assert.Single(SaidByLauncher(run)), StringComparison.Ordinal);
        RanFresh(run);
        Assert.Empty(run.Journal);
    }

    [Fact]
    public void An_unknown_launcher_fails_the_isolated_tests_and_says_which_there_are()
    {
        var run = Run(Account.Own, new() { ["ISOLATION_LAUNCH"] = "clone" });
        Assert.Equal(Outcome.Passed, run.One("WarmedUp.Without_isolation").Outcome);
        var isolated = run.Results.Where(result => !result.Name.EndsWith("Without_isolation", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, isolated.Count);
        Assert.All(isolated, result => Assert.Equal(Outcome.Failed, result.Outcome));
        Assert.All(isolated, result => Assert.Contains("ISOLATION_LAUNCH is \"clone\"; it can be \"fork\" (the default) or \"spawn\"", result.Message, StringComparison.Ordinal));
    }

    private static TestRun Run(Account account, Dictionary<string, string> environment) =>
        new DotnetTest(Project) { Account = account, Environment = environment, Filter = "FullyQualifiedName~Specimens.WarmedUp." }.Run();

    private static IReadOnlyList<string> SaidByLauncher(TestRun run) => [.. run.RunInfos.Where(line => line.Contains(": Isolation: ", StringComparison.Ordinal) && !line.Contains("cost beside the tests", StringComparison.Ordinal))];

    private static void RanFresh(TestRun run) =>
        Assert.Equal(["Sees_it_again 0", "Sees_what_the_warm_up_did 0", "Without_a_namespace 0", "Without_isolation 0"], WarmUpsSeen(run));

    private static IEnumerable<string> WarmUpsSeen(TestRun run)
    {
        Assert.All(run.Results, result => Assert.True(result.Outcome == Outcome.Passed, result.Message));
        return run.Results.Select(result => $"{result.Name.Split('.')[1]} {result.Output.Trim()["warm-ups: ".Length..]}").Order(StringComparer.Ordinal);
    }
}
