using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>A host whose mounts are shared, as systemd makes them: what a test mounts must not come out, and what it finds must not be shared.</summary>
public class PropagationTests
{
    private const string RunAndTell = "\"$@\"; code=$?; cat /proc/self/mountinfo > \"$MOUNTS_AFTER\"; exit $code";

    private static readonly string[] Unshare = Accounts.OwnIsRoot ? ["unshare", "--mount"] : ["unshare", "--user", "--map-root-user", "--mount"];

    [Fact]
    public void Mounts_of_a_test_do_not_come_out_of_it()
    {
        var after = new Scratch().In("mountinfo");
        var run = new DotnetTest("Isolation.Xunit.Tests")
        {
            Filter = "FullyQualifiedName~.MountTests.|FullyQualifiedName~.SeedTests.Unshare_mount",
            Wrapper = [.. Unshare, "--propagation", "shared", "--", "sh", "-c", RunAndTell, "sh"],
            Environment = new Dictionary<string, string> { ["MOUNTS_AFTER"] = after },
        }.Run();
        Assert.All(run.Results, result => Assert.True(result.Outcome == Outcome.Passed, $"{result.Name}: {result.Message}"));
        Assert.Contains(run.Results, result => result.Name.EndsWith(".Propagation_is_off_for_every_mount", StringComparison.Ordinal));
        Assert.Contains(" shared:", File.ReadAllText(after), StringComparison.Ordinal);
        Assert.DoesNotContain(File.ReadAllLines(after), line => line.Split(' ')[4] is "/mnt" or "/media");
    }
}
