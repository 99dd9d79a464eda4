[assembly: IsolationWarmup(typeof(Specimens.WarmUp))]

namespace Specimens;

/// <summary>Runs in the fork server; SPECIMEN_WARMUP says what goes wrong there.</summary>
public class WarmUp : IIsolationWarmup
{
    internal static int Runs { get; private set; }

    public async Task WarmUpAsync()
    {
        await Task.Delay(1);
        Runs++;
        Journal.Write($"warm-up in {Environment.ProcessId}");
        switch (Environment.GetEnvironmentVariable("SPECIMEN_WARMUP"))
        {
            case null:
                break;
            case "throws":
                throw new InvalidOperationException("the warm-up fails on purpose");
            case "exits":
                Environment.Exit(9);
                break;
            case var left:
                Leftover.Leave(left);
                break;
        }
    }
}

public class WarmedUp(ITestOutputHelper output)
{
    [Fact, IsolatedNetwork]
    public void Sees_what_the_warm_up_did() => Tell();

    [Fact, IsolatedNetwork]
    public void Sees_it_again() => Tell();

    [Fact, IsolatedProcess]
    public void Without_a_namespace() => Tell();

    [Fact]
    public void Without_isolation() => Tell();

    private void Tell() => output.WriteLine($"warm-ups: {WarmUp.Runs}");
}
