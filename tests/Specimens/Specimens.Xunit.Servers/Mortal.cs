[assembly: IsolationDefaults(MaxParallel = 2)]

namespace Specimens;

/// <summary>For whoever kills the fork server in their midst: with SPECIMEN_WAIT each says that it runs, and waits until there is a file of that name.</summary>
[IsolatedPid]
public class Mortal
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Waits(int row)
    {
        if (Environment.GetEnvironmentVariable("SPECIMEN_WAIT") is not { } file)
        {
            return;
        }

        Journal.Write($"runs {row}");
        for (var deadline = DateTime.UtcNow.AddSeconds(120); !File.Exists(file); Thread.Sleep(5))
        {
            Assert.True(DateTime.UtcNow < deadline, $"there is no {file}");
        }
    }
}
