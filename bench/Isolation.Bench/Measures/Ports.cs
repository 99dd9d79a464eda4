using Isolation.Bench.Specimens;

namespace Isolation.Bench.Measures;

/// <summary>100 tests that each serve HTTP on port 80 and wait 50 ms.</summary>
internal sealed record Ports(double PlainMilliseconds, double IsolatedMilliseconds)
{
    internal static Ports Measure()
    {
        const int Tests = 100;
        var plain = AdapterRun.Run(typeof(WebPlain), Tests, launch: null, parallel: true);
        var isolated = AdapterRun.Run(typeof(WebIsolated), Tests, "fork", parallel: true);
        PerTest.RequireForked(isolated);
        return new Ports(plain.TotalMilliseconds, isolated.TotalMilliseconds);
    }
}
