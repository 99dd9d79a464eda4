namespace Specimens;

public class Facts
{
    [Fact]
    public void Passes() => Assert.True(true);

    [Fact]
    public void Fails() => Assert.Fail("this fails on purpose");

    [Fact]
    public static void StaticPasses() => Assert.Equal(4, 2 + 2);

    [Fact]
    public static void StaticFails() => Assert.Equal(5, 2 + 2);

    [Fact]
    public void FailsFarBelow() => One(3);

    [EvenFact]
    public void SubclassOfFactPasses() => Assert.True(true);

    [EvenFact]
    public void SubclassOfFactFails() => Assert.Fail("a subclass of Fact fails too");

    [EvenFact(SkipBecause = "the subclass said so")]
    public void SubclassOfFactSkips() => Assert.Fail("never runs");

    [Fact]
    public int ReturnsAValue() => 42;

    [Fact]
    internal void InternalPasses() => Assert.True(true);

    [Fact]
    private void PrivateFails() => Assert.Fail("private methods are tests as well");

    private static void One(int depth)
    {
        if (depth == 0)
        {
            throw new InvalidOperationException("from far below");
        }

        One(depth - 1);
    }
}
