using System.Xml.Linq;
using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>`dotnet test --collect "XPlat Code Coverage"` counts what only isolated tests ran as it counts what plain tests ran.</summary>
[Trait("Launch", "both")]
public class CoverageTests(CoverageOfPlainTests plain) : IClassFixture<CoverageOfPlainTests>
{
    private const string Project = "Specimens.Xunit.Coverage";
    private const int Tests = 35;

    public static TheoryData<string, Account> Runs
    {
        get
        {
            var runs = new TheoryData<string, Account>();
            foreach (var account in Accounts.All)
            {
                runs.Add("fork", account);
                runs.Add("spawn", account);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Each_line_and_branch_has_as_many_hits(string launch, Account account)
    {
        Assert.Contains(plain.Lines, line => line.Contains("hits=\"0\"", StringComparison.Ordinal));
        Assert.Contains(plain.Lines, line => line.Contains("hits=\"382\"", StringComparison.Ordinal)); // of Loop: 1 + 2 + … + 24 turns, 80 on threads, 2 in Catch
        SameLines.Check(plain.Lines, Collect("CoveringIsolated", launch, account));
    }

    internal static IReadOnlyList<string> Collect(string type, string launch, Account account)
    {
        var run = new DotnetTest(Project)
        {
            Account = account,
            Filter = $"FullyQualifiedName~Specimens.{type}.",
            Arguments = ["--collect", "XPlat Code Coverage"],
            Settings = ["DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include=[Specimens.Coverage]*"],
            Environment = new Dictionary<string, string> { ["ISOLATION_LAUNCH"] = launch },
            Prepare = _ => { }, // coverlet changes the binaries: a copy
            AdapterPaths = ["collector", "."],
        }.Run();
        Assert.Equal(["Fails"], run.Results.Where(result => result.Outcome != Outcome.Passed).Select(result => result.Name.Split('.')[^1]));
        Assert.Equal(Tests, run.Results.Count);
        Assert.Empty(Directory.GetFiles(run.Scratch.In("tmp"), "Specimens.Coverage_*")); // the collector has taken the hits
        return Read(Directory.GetFiles(run.Scratch.In("results"), "coverage.cobertura.xml", SearchOption.AllDirectories)[0]); // trx keeps a copy
    }

    private static IReadOnlyList<string> Read(string file) =>
        [.. XDocument.Load(file).Descendants("method").SelectMany(
            method => method.Descendants("line").Select(line => $"{(string?)method.Parent!.Parent!.Attribute("name")}.{(string?)method.Attribute("name")} {string.Join(' ', line.Attributes())}"))];
}

/// <summary>What plain tests cover, under stock conditions.</summary>
public sealed class CoverageOfPlainTests
{
    private readonly Lazy<IReadOnlyList<string>> lines = new(() => CoverageTests.Collect("CoveringPlain", "fork", Account.Own));

    public IReadOnlyList<string> Lines => lines.Value;
}
