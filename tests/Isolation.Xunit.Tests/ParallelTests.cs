namespace Isolation.Xunit.Tests;

/// <summary>Isolated tests of one class run at the same time, as many as the assembly's option says and no more.</summary>
public class ParallelTests
{
    [Theory, Siblings(AssemblyDefaults.MaxParallel), IsolatedProcess]
    public void Rows_meet(int row) => Rendezvous.Of("parallel", row, AssemblyDefaults.MaxParallel);

    [Theory, Siblings(8), IsolatedProcess]
    public void No_more_than_allowed_run_at_a_time(int row)
    {
        var directory = Directory.CreateDirectory($"/tmp/isolation-rendezvous-{RunId.Value}-crowd").FullName;
        var mine = Path.Combine(directory, $"{row}");
        File.WriteAllText(mine, "here");
        try
        {
            Thread.Sleep(100);
            Assert.InRange(Directory.GetFiles(directory).Length, 1, AssemblyDefaults.MaxParallel);
        }
        finally
        {
            File.Delete(mine);
        }
    }
}
