using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The tests that use the product itself pass for this account, and leave the host as it was.</summary>
public abstract class PromiseTests(PromiseRun run)
{
    [Fact]
    public void All_pass()
    {
        var failures = run.Run.Results.Where(result => result.Outcome != Outcome.Passed).Select(result => $"{result.Name}: {result.Message}\n{result.StackTrace}");
        Assert.True(!failures.Any(), string.Join("\n\n", failures));
        Assert.InRange(run.Run.Results.Count, 100, 10_000);
        Assert.Equal(0, run.Run.Command.ExitCode);
    }

    [Fact]
    public void The_host_is_as_before() => SameLines.Check(run.Before, run.After);

    [Fact]
    public void No_process_lives_on() => Assert.Empty(HostProcesses.Of(run.Run.Scratch));

    [Fact]
    public void No_file_is_left() =>
        SameLines.Check([], Directory.GetFileSystemEntries(run.Run.Scratch.In("tmp"), "*", SearchOption.AllDirectories).Where(path => !IsDotnets(path)));

    /// <summary>The pipes of a debugger that never came, from a test host that VSTest killed; empty directories with random names, from the first `dotnet` of a fresh home.</summary>
    private static bool IsDotnets(string path) =>
        Path.GetFileName(path).StartsWith("clr-debug-pipe", StringComparison.Ordinal)
        || (Path.GetFileName(path).Length == 6 && Directory.Exists(path) && Directory.GetFileSystemEntries(path).Length == 0);
}

public class PromiseRun(Account account)
{
    private readonly Lazy<(IReadOnlyList<string> Before, TestRun Run, IReadOnlyList<string> After)> all = new(() =>
    {
        var before = HostSnapshot.Take();
        var run = new DotnetTest("Isolation.Xunit.Tests") { Account = account }.Run();
        return (before, run, HostSnapshot.Take());
    });

    public IReadOnlyList<string> Before => all.Value.Before;

    public IReadOnlyList<string> After => all.Value.After;

    internal TestRun Run => all.Value.Run;
}

public sealed class OwnPromiseRun() : PromiseRun(Account.Own);

public sealed class OrdinaryPromiseRun() : PromiseRun(Account.Ordinary);

[Collection("host contacts")]
public class Promises(OwnPromiseRun run) : PromiseTests(run), IClassFixture<OwnPromiseRun>;

[Collection("host contacts")]
public class PromisesToAnOrdinaryUser(OrdinaryPromiseRun run) : PromiseTests(run), IClassFixture<OrdinaryPromiseRun>;
