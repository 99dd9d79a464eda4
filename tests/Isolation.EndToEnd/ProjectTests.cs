using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>Somebody makes a project, adds the package, writes an attribute, runs <c>dotnet test</c>.</summary>
public class ProjectTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string IsolatedTest = """
        using Isolation;

        public class IsolatedTests
        {
            [Fact, IsolatedNetwork]
            public void Sees_only_lo() => Assert.Equal(["lo"], Directory.GetFileSystemEntries("/sys/class/net").Select(Path.GetFileName));

            [Fact, IsolatedNetwork]
            public void Fails() => Assert.Null(IsolationContext.Current);
        }
        """;

    public static TheoryData<Account> AllAccounts => new(Accounts.All);

    [Theory]
    [MemberData(nameof(AllAccounts))]
    public void Dotnet_new_xunit_and_the_package_are_enough(Account account)
    {
        var project = feed.NewProject(account);
        File.WriteAllText(Path.Combine(project.Directory, "IsolatedTests.cs"), IsolatedTest);
        var run = project.Dotnet("test", "--logger", "trx;LogFileName=run.trx", "--results-directory", project.Scratch.In("results"));
        var results = TestRun.Read(run, project.Scratch).Results;
        Assert.True(results.Count == 3, run.Stdout + run.Stderr);
        Assert.Equal(["Fails"], results.Where(result => result.Outcome == Outcome.Failed).Select(result => result.Name.Split('.')[1]));
        Assert.Contains("Failed:     1, Passed:     2, Skipped:     0", run.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_framework_of_its_own_is_a_build_error_that_says_what_to_do()
    {
        var project = feed.NewProject(Account.Own);
        File.WriteAllText(Path.Combine(project.Directory, "Framework.cs"), """[assembly: Xunit.TestFramework("My.Framework", "My")]""" + "\n");
        var build = project.Dotnet("build");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error ISO2001", build.Stdout, StringComparison.Ordinal);
        Assert.Contains("IsolationRegisterTestFramework", build.Stdout, StringComparison.Ordinal);
        Assert.Contains("Framework.cs", build.Stdout, StringComparison.Ordinal);
    }
}
