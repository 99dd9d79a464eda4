using Xunit.Abstractions;

namespace Specimens;

public class Retries(ITestOutputHelper output)
{
    private static int attempts;

    [RetryFact(MaxRetries = 3)]
    public void PassesAtTheThirdAttempt()
    {
        output.WriteLine($"attempt {++attempts}");
        Assert.Equal(3, attempts);
    }
}

public class RetriesInVain(ITestOutputHelper output)
{
    private static int attempts;

    [RetryFact(MaxRetries = 2, DisplayName = "Retries in vain, twice")]
    public void NeverPasses()
    {
        output.WriteLine($"attempt {++attempts}");
        Assert.Equal(3, attempts);
    }
}
