using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

public class BadDefaultsTests
{
    [Fact]
    public void Bad_defaults_of_the_assembly_fail_its_tests_by_name_and_do_not_abort_the_run()
    {
        var run = new DotnetTest("Specimens.Xunit.BadDefaults").Run();
        Assert.Equal(2, run.Results.Count);
        var failed = run.One("BadDefaults.Isolated");
        Assert.Equal(Outcome.Failed, failed.Outcome);
        Assert.Contains("IsolationDefaults(TimeoutSeconds = 0)", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("aborted", run.Command.Stdout, StringComparison.Ordinal);
    }
}
