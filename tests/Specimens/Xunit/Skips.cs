namespace Specimens;

public class Skips
{
    [Fact(Skip = "skipped on purpose")]
    public void Static() => Assert.Fail("never runs");

    [Theory(Skip = "the whole theory")]
    [InlineData(1)]
    [InlineData(2)]
    public void WholeTheory(int x) => Assert.Equal(0, x);

    [Fact(Skip = "two\nlines, žluté, \u001b[33mand colour")]
    public void OddReason() => Assert.Fail("never runs");

    [Fact]
    public void Dynamic() => throw new InvalidOperationException("$XunitDynamicSkip$decided while running");

    [Fact]
    public async Task DynamicLate()
    {
        await Task.Delay(1);
        throw new InvalidOperationException("$XunitDynamicSkip$decided late");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void DynamicForOneRow(int x)
    {
        if (x == 2)
        {
            throw new InvalidOperationException("$XunitDynamicSkip$not this row");
        }
    }
}
