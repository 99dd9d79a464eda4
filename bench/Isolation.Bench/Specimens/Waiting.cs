using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace Isolation.Bench.Specimens;

/// <summary>Waits, and tells then how much memory its process has for itself alone.</summary>
public class Waiting(ITestOutputHelper output)
{
    [Fact]
    [Isolated(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Uts | NamespaceKind.Ipc)]
    public void Test()
    {
        Thread.Sleep(1000);
        var kilobytes = File.ReadLines("/proc/self/smaps_rollup")
            .Where(line => line.StartsWith("Private_", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
        output.WriteLine(kilobytes.ToString(CultureInfo.InvariantCulture));
    }
}
