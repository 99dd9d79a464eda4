using System.Globalization;
using Isolation.Bench.Specimens;

namespace Isolation.Bench.Measures;

/// <summary>Memory that a waiting child has for itself alone: Private_Clean and Private_Dirty of proc_pid_smaps(5).</summary>
internal sealed record Memory(double ColdMegabytes, double ForkedMegabytes)
{
    internal static Memory Measure() => new(OfChild("spawn"), OfChild("fork"));

    private static double OfChild(string launch) =>
        Spread.Of(AdapterRun.Run(typeof(Waiting), 3, launch, parallel: false).Outputs.Select(kilobytes => double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024)).Median;
}
