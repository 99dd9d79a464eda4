using System.Globalization;

namespace Isolation.Xunit.Tests;

/// <summary>Each test, and each row of a theory, has a process of its own. Whichever runs first, none sees another's traces.</summary>
[IsolatedProcess]
public class ProcessTests
{
    private static int counter;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Statics_are_fresh(int row) => Assert.Equal((1, row), (++counter, row));

    /// <summary>xUnit cannot serialise such rows and makes one test case of them; still each has a process of its own.</summary>
    [Theory]
    [MemberData(nameof(Objects))]
    public void Statics_are_fresh_for_rows_of_objects(object row) => Assert.Equal((1, true), (++counter, row is not null));

    public static IEnumerable<object[]> Objects => [[new object()], [new Version(1, 2)], [new Func<int>(() => 1)]];

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public void The_environment_is_its_own(string value)
    {
        Assert.Null(Environment.GetEnvironmentVariable("ISOLATION_TESTS_TRACE"));
        Environment.SetEnvironmentVariable("ISOLATION_TESTS_TRACE", value);
        Assert.Equal(value, Shell.Run("echo $ISOLATION_TESTS_TRACE"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/usr")]
    public void The_working_directory_is_its_own(string directory)
    {
        Assert.Equal(Path.GetDirectoryName(typeof(ProcessTests).Assembly.Location), Environment.CurrentDirectory);
        Environment.CurrentDirectory = directory;
        Assert.Equal(directory, Shell.Run("pwd"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("cs-CZ")]
    public void The_default_culture_is_its_own(string culture)
    {
        Assert.Null(CultureInfo.DefaultThreadCurrentCulture);
        CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
    }

    [Fact]
    public void It_is_not_the_runners_process()
    {
        Assert.DoesNotContain("testhost", File.ReadAllText("/proc/self/cmdline"));
        Assert.NotNull(IsolationContext.Current);
        Assert.All(IsolationContext.Current.Namespaces.Values, ids => Assert.False(ids.Differs));
    }

    [Fact]
    public void It_inherits_no_socket_of_the_runners() =>
        Assert.DoesNotContain(Directory.GetFiles("/proc/self/net/", "tcp*").SelectMany(File.ReadAllLines).Where(line => line.Contains(':')), IsMine);

    [Fact, NotIsolated]
    public void NotIsolated_runs_in_the_runners_process()
    {
        Assert.Contains("testhost", File.ReadAllText("/proc/self/cmdline"));
        Assert.Null(IsolationContext.Current);
    }

    /// <summary>The tenth field of /proc/net/tcp is the socket's inode.</summary>
    private static bool IsMine(string line)
    {
        var inode = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[9];
        return Directory.GetFiles("/proc/self/fd").Any(fd => File.ResolveLinkTarget(fd, returnFinalTarget: false)?.Name == $"socket:[{inode}]");
    }
}
