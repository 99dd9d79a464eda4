using System.Text.RegularExpressions;

namespace Isolation.EndToEnd.Tables;

/// <summary>What a forked child tells otherwise than a fresh one, and why. All else must be equal; and what has become equal must leave this table.</summary>
/// <param name="Test">The test that tells.</param>
/// <param name="OnlyForked">Each line that only the forked child tells is one of these.</param>
/// <param name="OnlyFresh">Each line that only the fresh child tells is one of these.</param>
internal sealed record ForkDifference(string Test, string OnlyForked, string OnlyFresh)
{
    private const string Never = "(?!)";

    private static readonly Dictionary<string, ForkDifference> All = new ForkDifference[]
    {
        // What the warm-up has loaded.
        new("Settings.Loaded_assemblies", @"^(?:System|Microsoft)\.", Never),
        new("Settings.Mapped_libraries", @"^lib(?:System\..*|isolation)\.so$", Never),

        // DOTNET_EnableDiagnostics=0, DOTNET_EnableWriteXorExecute=0, and what the warm-up has opened: an epoll instance, assemblies, symbols of our own.
        new("Streams.Open_descriptors", @"^(?:anon_inode|(?:System|Microsoft)\..*\.dll|Isolation\.Xunit\.pdb)$", @"^(?:socket|memfd:doublemapper \(deleted\))$"),
        new("Threads.Of_the_runtime", "^.NET (?:SigHandler|Sockets|Timer)$", "^.NET (?:DebugPipe|Debugger|EventPipe)$"),
    }.ToDictionary(difference => difference.Test);

    public static void Check(string test, IEnumerable<string> forked, IEnumerable<string> fresh)
    {
        if (!All.TryGetValue(test, out var difference))
        {
            SameLines.Check(fresh, forked);
            return;
        }

        var (onlyForked, onlyFresh) = (forked.Except(fresh).ToList(), fresh.Except(forked).ToList());
        Assert.All(onlyForked, line => Assert.Matches(difference.OnlyForked, line));
        Assert.All(onlyFresh, line => Assert.Matches(difference.OnlyFresh, line));
        Assert.True(onlyForked.Count + onlyFresh.Count > 0, $"{test} tells the same now: its line can leave {nameof(ForkDifference)}");
    }
}
