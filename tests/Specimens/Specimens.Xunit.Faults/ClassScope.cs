namespace Specimens;

/// <summary>One child for a whole class: what one test does to the child must not spoil the verdict of the others.</summary>
[IsolatedPid(Scope = IsolationScope.Class, TimeoutSeconds = 8)]
public class ClassThatHangs
{
    [Fact]
    public void InnocentOne() => Assert.True(true);

    [Fact]
    public void GuiltyOfHanging() => Thread.Sleep(Timeout.Infinite);

    [Fact]
    public void InnocentTwo() => Assert.True(true);

    [Fact]
    public void InnocentFailure() => Assert.Fail("an ordinary failure");
}

[IsolatedPid(Scope = IsolationScope.Class)]
public class ClassThatCrashes
{
    [Fact]
    public void InnocentOne() => Assert.True(true);

    [Fact]
    public void GuiltyOfCrashing() => Libc.Kill(Environment.ProcessId, Libc.SigKill);

    [Fact]
    public void InnocentTwo() => Assert.True(true);

    [Fact]
    public void InnocentThree() => Assert.True(true);

    [Fact]
    public void InnocentFailure() => Assert.Fail("an ordinary failure");
}

[IsolatedPid(Scope = IsolationScope.Class)]
public class ClassThatExits
{
    [Fact]
    public void InnocentOne() => Assert.True(true);

    [Fact]
    public void GuiltyOfExiting0() => Environment.Exit(0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void InnocentRows(int row) => Assert.InRange(row, 1, 2);
}

[IsolatedPid(Scope = IsolationScope.Class)]
public class ClassWhoseFixtureExits : IClassFixture<ExitingFixture>
{
    [Fact]
    public void NeverRuns() => Assert.True(true);

    [Fact]
    public void NeverRunsEither() => Assert.True(true);
}
