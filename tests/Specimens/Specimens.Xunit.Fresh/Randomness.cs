using System.Security.Cryptography;

namespace Specimens;

/// <summary>What must differ between processes: each sibling tells what it drew.</summary>
[IsolatedNetwork]
public class Randomness(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Draws(int sibling)
    {
        _ = sibling;
        Tell("Random.Shared", Random.Shared.NextInt64());
        Tell("new Random", new Random().NextInt64());
        Tell("Guid", Guid.NewGuid());
        Tell("Guid of version 7", Guid.CreateVersion7());
        Tell("RandomNumberGenerator", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        Tell("random file name", Path.GetRandomFileName());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Tell("ECDSA key", Convert.ToHexString(key.ExportParameters(false).Q.X!));
        var temporary = Path.GetTempFileName();
        Tell("temporary file", temporary);
        File.Delete(temporary);
        Tell("Random.Shared of a new thread", OnThread(() => Random.Shared.NextInt64()));
        Tell("Random.Shared of the pool", Task.Run(() => Random.Shared.NextInt64()).Result);
    }

    /// <summary>One seed in all of a process's life; the fork server has drawn it for its children.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Hashes(int sibling)
    {
        _ = sibling;
        Tell("string", "isolation".GetHashCode());
        Tell("HashCode", HashCode.Combine(1, 2));
        Assert.Equal("isolation".GetHashCode(), new string("isolation".ToCharArray()).GetHashCode());
    }

    private void Tell(string what, object drawn) => output.WriteLine($"{what}: {drawn}");

    private static T OnThread<T>(Func<T> draw)
    {
        T drawn = default!;
        var thread = new Thread(() => drawn = draw());
        thread.Start();
        thread.Join();
        return drawn;
    }
}
