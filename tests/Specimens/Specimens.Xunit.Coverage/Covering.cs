[assembly: IsolationDefaults(MaxParallel = 4)]

namespace Specimens;

public class CoveringPlain : Covering;

[Isolated(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Uts | NamespaceKind.Ipc)]
public class CoveringIsolated : Covering;

public abstract class Covering
{
    [Theory]
    [InlineData(-1), InlineData(0), InlineData(2), InlineData(5)]
    public void Branches(int number) => Assert.NotEmpty(Counted.Branch(number));

    /// <summary>Many short ones, which exit at the same time.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Loops(int turns) => Assert.InRange(Counted.Loop(turns), 0, 1000);

    [Fact]
    public async Task Waits() => Assert.Equal(5, await Counted.WaitAsync(5));

    [Fact]
    public void Iterates() => Assert.Equal(3, Counted.Iterate(7).Skip(1).Take(3).Count());

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Catches(bool thrown) => Assert.Equal(thrown ? 2 : 1, Counted.Catch(thrown));

    [Fact]
    public void Calls() => Assert.Equal(3, Counted.Generic(1, value => value + 2));

    [Fact]
    public void Starts_threads() => Counted.OnThreads(8);

    [Fact]
    public void Fails() => Counted.Fail();

    public static TheoryData<int> Rows => [.. Enumerable.Range(1, 24)];
}
