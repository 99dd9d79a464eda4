using System.Diagnostics;
using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The fork server is killed while tests run: those fail and say why, the others run from a new one, and nothing of the old one lives on.</summary>
[Trait("Launch", "both")]
public class ServerDeathTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Account> AllAccounts => new(Accounts.All);

    [Theory]
    [MemberData(nameof(AllAccounts))]
    public void Others_run_from_a_new_one(Account account)
    {
        var run = KillServers(account, times: 1);
        Assert.Equal(6, run.Results.Count(result => result.Outcome == Outcome.Passed));
        Assert.Single(run.RunInfos, line => line.Contains("Isolation: the fork server died, a new one starts", StringComparison.Ordinal));
        Assert.Single(run.RunInfos, line => line.Contains("killed by SIGKILL", StringComparison.Ordinal));
        Assert.Equal(2, run.RunInfos.Count(line => line.Contains("fork server ready", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_that_dies_again_and_again_is_given_up()
    {
        var run = KillServers(Account.Own, times: 3);
        Assert.Equal(2, run.Results.Count(result => result.Outcome == Outcome.Passed));
        Assert.Equal(3, run.RunInfos.Count(line => line.Contains("fork server ready", StringComparison.Ordinal)));
        Assert.Single(run.RunInfos, line => line.Contains("in fresh processes, not forked ones: it died 3 times", StringComparison.Ordinal));
    }

    /// <summary>Two tests run at a time; each server is killed when two of its tests run.</summary>
    private static TestRun KillServers(Account account, int times)
    {
        var file = new Scratch(account).In("go");
        var staged = new DotnetTest("Specimens.Xunit.Servers")
        {
            Account = account,
            Filter = "FullyQualifiedName~Specimens.Mortal.",
            Environment = new Dictionary<string, string> { ["ISOLATION_LAUNCH"] = "fork", ["SPECIMEN_WAIT"] = file },
        }.Stage();
        using var process = Command.Start(staged.Words[0], staged.Words.Skip(1), staged.Environment, staged.Scratch.Path);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        for (var kill = 1; kill <= times; kill++)
        {
            AwaitRunning(staged.Scratch, process, 2 * kill);
            var server = ServerOf(staged.Scratch);
            Command.Run("kill", ["-KILL", $"{server.Id}"]).MustSucceed();
        }

        AwaitRunning(staged.Scratch, process, 2 * times + 2);
        File.WriteAllText(file, "");
        Assert.True(output.Wait(Patience) && process.WaitForExit(Patience), "dotnet test does not end");
        HostProcesses.EventuallyNone(staged.Scratch, Patience);

        var run = TestRun.Read(new Command("", process.ExitCode, "", ""), staged.Scratch);
        Assert.Equal(8, run.Results.Count);
        var failed = run.Results.Where(result => result.Outcome == Outcome.Failed).ToList();
        Assert.Equal(2 * times, failed.Count);
        Assert.All(failed, result => Assert.Contains("isolation-init, the process that holds the test's namespaces, ended before the test", result.Message, StringComparison.Ordinal));
        return run;
    }

    private static void AwaitRunning(Scratch scratch, Process process, int count)
    {
        for (var watch = Stopwatch.StartNew(); Running(scratch) < count; Thread.Sleep(10))
        {
            Assert.True(watch.Elapsed < Patience && !process.HasExited, $"{Running(scratch)} of {count} tests run");
        }
    }

    private static int Running(Scratch scratch) =>
        Directory.GetFiles(scratch.In("journal")).Count(file => File.ReadAllText(file).StartsWith("runs ", StringComparison.Ordinal));

    /// <summary>The one CLR of ours that isolation-init has started.</summary>
    private static HostProcess ServerOf(Scratch scratch)
    {
        var all = HostProcesses.Of(scratch);
        var inits = all.Where(process => process.Is("isolation-init")).Select(process => process.Id).ToHashSet();
        return Assert.Single(all, process => process.Is("Isolation.Core.dll") && inits.Contains(HostProcesses.ParentOf(process.Id)));
    }
}
