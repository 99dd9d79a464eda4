using Isolation.Bench.Specimens;

namespace Isolation.Bench.Measures;

/// <summary>Empty tests per second, as many at a time as there are processors; the fork server's start is part of it.</summary>
internal sealed record Throughput(double ColdPerSecond, double ForkedPerSecond)
{
    internal static Throughput Measure()
    {
        const int ColdTests = 60;
        const int ForkedTests = 1500;
        var cold = AdapterRun.Run(typeof(Empty), ColdTests, "spawn", parallel: true);
        var forked = AdapterRun.Run(typeof(Empty), ForkedTests, "fork", parallel: true);
        PerTest.RequireForked(forked);
        return new Throughput(ColdTests / cold.TotalMilliseconds * 1000, ForkedTests / forked.TotalMilliseconds * 1000);
    }
}
