namespace Specimens;

public class Timeouts
{
    [Fact(Timeout = 30_000)]
    public async Task InTime() => await Task.Delay(1);

    [Fact(Timeout = 2_000)]
    public async Task TooLate() => await Task.Delay(60_000);

    [Fact(Timeout = 30_000)]
    public async Task FailsInTime()
    {
        await Task.Delay(1);
        Assert.Fail("in time");
    }

    [Fact(Timeout = 1_000)]
    public void OnASynchronousTest() => Assert.True(true);

    [Theory(Timeout = 2_000)]
    [InlineData(1)]
    [InlineData(60_000)]
    public async Task PerRow(int milliseconds) => await Task.Delay(milliseconds);
}
