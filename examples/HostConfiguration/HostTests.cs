using HostState;

namespace HostConfiguration;

/// <summary>Not isolated: looks at the host itself.</summary>
public class HostTests
{
    [Fact]
    public void The_host_is_the_same_before_and_after()
    {
        var mark = new ProcessMark();
        var before = HostSnapshot.Take();

        var run = Command.Try(
            "dotnet",
            ["test", typeof(Changes).Assembly.Location, "--filter", $"FullyQualifiedName~{typeof(Changes).FullName}"],
            mark.Environment);

        var left = mark.LeftBehind(TimeSpan.FromSeconds(10));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Empty(left);
        Assert.Empty(before.DifferencesTo(HostSnapshot.Take()));
    }
}
