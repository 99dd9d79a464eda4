using Isolation;
using Xunit.Abstractions;

// Eight children at a time, also where there are fewer processors.
[assembly: IsolationDefaults(MaxParallel = 8)]

namespace RedisOnItsPort;

public class RedisTests(RedisServer redis, ITestOutputHelper output) : IClassFixture<RedisServer>
{
    private const int Visits = 40;

    public static TheoryData<int> Tests => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory, IsolatedNetwork]
    [MemberData(nameof(Tests))]
    public async Task Everybody_has_a_redis_of_his_own(int test)
    {
        var opened = DateTime.UtcNow;
        Assert.Equal(0, (long)await redis.Database.ExecuteAsync("DBSIZE"));

        // All eight use the same key. If two of them shared a server, the count would be wrong and the name perhaps too.
        await redis.Database.StringSetAsync("who", test);
        for (var visit = 1; visit <= Visits; visit++)
        {
            Assert.Equal(visit, await redis.Database.StringIncrementAsync("visits"));
            await Task.Delay(50);
        }

        Assert.Equal(test, (int)await redis.Database.StringGetAsync("who"));

        var network = IsolationContext.Current!.Namespaces[NamespaceKind.Network].Inside;
        output.WriteLine($"port {RedisServer.Port} held from {opened:O} to {DateTime.UtcNow:O} in {network}");
    }
}
