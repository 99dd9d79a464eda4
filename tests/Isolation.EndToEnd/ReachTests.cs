using Isolation.EndToEnd.Runs;
using Isolation.EndToEnd.Tables;
using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd;

/// <summary>What a plain test reaches of the host, and an isolated one does not.</summary>
public abstract class ReachTests(ReachRun run)
{
    private static readonly Dictionary<string, Expectation> Table = new Expectation[]
    {
        Passes("ReachPlain.AbstractSocket"),
        Passes("ReachPlain.SocketInTheFileSystem"),
        Passes("ReachPlain.TcpPort"),
        Passes("ReachPlain.SystemVSharedMemory"),
        Passes("ReachPlain.PosixQueue"),
        Passes("ReachPlain.ProcessInProc"),
        Passes("ReachPlain.TellsTheHostsNamespaces"),
        Fails("ReachIsolated.AbstractSocket", "Connection refused"),
        Passes("ReachIsolated.SocketInTheFileSystem"),
        Fails("ReachIsolated.TcpPort", "Connection refused"),
        Fails("ReachIsolated.SystemVSharedMemory", "No such file or directory"),
        Fails("ReachIsolated.PosixQueue", "No such file or directory"),
        Fails("ReachIsolated.Process", "No such process"),
        Fails("ReachIsolated.ProcessInProc", "no such process in /proc"),
        Passes("ReachIsolated.TellsTheHostsNamespaces"),
    }.ToDictionary(row => row.Name);

    public static TheoryData<string> Tests => new(Table.Keys);

    [Theory]
    [MemberData(nameof(Tests))]
    public void Is_as_the_table_says(string name) => Table[name].Check(run.Run.One(name));

    [Fact]
    public void File_permissions_mean_what_they_mean_without_isolation()
    {
        var plain = run.Run.One("ReachPlain.OwnFileOfModeZero");
        var isolated = run.Run.One("ReachIsolated.OwnFileOfModeZero");
        Assert.Equal(plain.Outcome, isolated.Outcome);
        Assert.Equal(plain.Message, isolated.Message);
        Assert.Equal(run.IsRoot ? Outcome.Passed : Outcome.Failed, plain.Outcome);
    }

    [Fact]
    public void Ranges_of_ids_are_roots_to_map()
    {
        var result = run.Run.One("Ranges.A_file_can_be_given_to_a_mapped_user");
        if (run.IsRoot)
        {
            Assert.Equal((Outcome.Passed, ""), (result.Outcome, result.Message));
            return;
        }

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.All((string[])["newuidmap", "[IsolatedUser", "Remedy: "], fragment => Assert.Contains(fragment, result.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_host_ids_that_a_test_is_told_are_the_hosts()
    {
        var told = run.Run.One("ReachIsolated.TellsTheHostsNamespaces").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, told.Length);
        var host = Directory.GetFiles("/proc/self/ns").Select(file => File.ResolveLinkTarget(file, returnFinalTarget: false)!.Name).ToHashSet();
        Assert.All(told, line => Assert.Contains(line.Split(' ')[1], host));
    }
}

public class ReachRun(Account account)
{
    private readonly Lazy<TestRun> run = new(() =>
    {
        using var contacts = new HostContacts(account);
        return new DotnetTest("Specimens.Xunit.Reach") { Account = account, Environment = contacts.Environment }.Run();
    });

    internal TestRun Run => run.Value;

    public bool IsRoot => Accounts.OwnIsRoot && account == Account.Own;
}

public sealed class OwnReachRun() : ReachRun(Account.Own);

public sealed class OrdinaryReachRun() : ReachRun(Account.Ordinary);

[Collection("host contacts")]
public class ReachOfTests(OwnReachRun run) : ReachTests(run), IClassFixture<OwnReachRun>;

[Collection("host contacts")]
public class ReachOfTestsOfAnOrdinaryUser(OrdinaryReachRun run) : ReachTests(run), IClassFixture<OrdinaryReachRun>;
