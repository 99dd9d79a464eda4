using System.Text.RegularExpressions;
using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>The tests that use the product itself pass for this account, and leave the host as it was.</summary>
public abstract partial class PromiseTests(PromiseRun run)
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

    /// <summary>
    /// Besides empty directories with random names, from the first `dotnet` of a fresh home, one CLR may leave its diagnostic files:
    /// the test host, which VSTest kills when it does not exit at once.
    /// </summary>
    [Fact]
    public void No_file_is_left()
    {
        var entries = Directory.GetFileSystemEntries(run.Run.Scratch.In("tmp"), "*", SearchOption.AllDirectories).ToLookup(path => ClrOf(Path.GetFileName(path)));
        Assert.InRange(entries.Count(group => group.Key is not null), 0, 1);
        SameLines.Check([], entries[null].Where(path => !(Path.GetFileName(path).Length == 6 && Directory.Exists(path) && Directory.GetFileSystemEntries(path).Length == 0)));
    }

    /// <summary>The process whose diagnostics a file is for.</summary>
    private static string? ClrOf(string name) => DiagnosticFile().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("^(?:clr-debug-pipe|dotnet-diagnostic)-([0-9]+)-[0-9]+-(?:in|out|socket)$")]
    private static partial Regex DiagnosticFile();
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
