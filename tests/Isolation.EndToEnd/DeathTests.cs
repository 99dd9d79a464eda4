using System.Diagnostics;
using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>Whoever dies first, nothing of a test lives on.</summary>
public class DeathTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<Account> AllAccounts => new(Accounts.All);

    [Theory]
    [MemberData(nameof(AllAccounts))]
    public void The_runner_is_killed_and_every_child_dies(Account account)
    {
        var (process, scratch) = StartLingering(account);
        using (process)
        {
            Kill(scratch, "KILL", "testhost.dll");
            HostProcesses.EventuallyNone(scratch, Patience);
        }
    }

    [Theory]
    [MemberData(nameof(AllAccounts))]
    public void Ctrl_C_ends_the_run_and_every_child(Account account)
    {
        var (process, scratch) = StartLingering(account);
        using (process)
        {
            Command.Run("kill", ["-INT", "--", $"-{process.Id}"]).MustSucceed(); // setsid made it the leader of a group, as a shell does
            Assert.True(process.WaitForExit(Patience), "dotnet test goes on after Ctrl-C");
            HostProcesses.EventuallyNone(scratch, Patience);
        }
    }

    [Fact]
    public void A_supervisor_is_killed_and_its_test_fails_and_the_others_go_on()
    {
        var (process, scratch) = StartLingering(Account.Own, seconds: 10);
        using (process)
        {
            var inits = HostProcesses.Of(scratch).Where(p => p.Is("isolation-init")).ToDictionary(p => p.Id);
            var supervisor = inits.Keys.First(id => !inits.ContainsKey(HostProcesses.ParentOf(id)));
            Command.Run("kill", ["-KILL", $"{supervisor}"]).MustSucceed();
            Assert.True(process.WaitForExit(Patience), "dotnet test does not end");
            HostProcesses.EventuallyNone(scratch, Patience);

            var results = TestRun.Read(new Command("", process.ExitCode, "", ""), scratch).Results;
            Assert.Equal(3, results.Count);
            var failed = Assert.Single(results, result => result.Outcome == Outcome.Failed);
            Assert.Contains("isolation-init", failed.Message, StringComparison.Ordinal);
        }
    }

    private static (Process Process, Scratch Scratch) StartLingering(Account account, int seconds = 600)
    {
        var staged = new DotnetTest("Specimens.Xunit.Faults")
        {
            Account = account,
            Filter = "FullyQualifiedName~Specimens.Lingers",
            Environment = new Dictionary<string, string> { ["SPECIMEN_LINGER"] = $"{seconds}" },
        }.Stage();
        var process = Command.Start("setsid", ["--wait", .. staged.Words], staged.Environment, staged.Scratch.Path);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); Directory.GetFiles(staged.Scratch.In("journal")).Length < 2; Thread.Sleep(50))
        {
            Assert.True(watch.Elapsed < Patience && !process.HasExited, "no test lingers");
        }

        return (process, staged.Scratch);
    }

    private static void Kill(Scratch scratch, string signal, string program)
    {
        var victim = HostProcesses.Of(scratch).First(process => process.Is(program));
        Command.Run("kill", [$"-{signal}", $"{victim.Id}"]).MustSucceed();
    }
}
