using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>What a test writes beside its source, as snapshot testing does, is there after the run, and belongs to who ran it.</summary>
public class Snapshots
{
    [Theory]
    [InlineData("Differs", "received text")]
    [InlineData("DiffersAfterAwait", "received later")]
    public void Received_files_lie_beside_the_source(string test, string text)
    {
        var file = Path.Combine(Repository.Root, "tests/Specimens/Xunit", $"Snapshots.{test}.received.Specimens.Xunit.Isolated.txt");
        File.Delete(file);
        new DotnetTest("Specimens.Xunit.Isolated") { Filter = $"FullyQualifiedName=Specimens.Snapshots.{test}" }.Run();
        Assert.Equal(text, File.ReadAllText(file));
        Assert.Equal(Environment.UserName, Command.Run("stat", ["-c", "%U", file]).MustSucceed().Stdout.Trim());
    }
}
