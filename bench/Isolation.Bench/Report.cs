using System.Text.Json;
using Isolation.Bench.Measures;
using Spectre.Console;

namespace Isolation.Bench;

/// <summary>The figures as a table, and as JSON for whoever compares runs.</summary>
internal static class Report
{
    internal static void Print(PerTest perTest, Throughput throughput, Memory memory, Ports? ports)
    {
        var table = new Table().AddColumns("measure", "figure", "from");
        table.AddRow("cold_over_fork", Ratio(perTest.Cold, perTest.Forked), $"{Text(perTest.Cold)} ms ÷ {Text(perTest.Forked)} ms");
        table.AddRow("fork_over_unshare", Ratio(perTest.Forked, perTest.Unshare), $"{Text(perTest.Forked)} ms ÷ {Text(perTest.Unshare)} ms");
        table.AddRow("fork_tests_per_second", $"{throughput.ForkedPerSecond:0}", $"{throughput.ForkedPerSecond / throughput.ColdPerSecond:0.0} × cold");
        table.AddRow("cold_tests_per_second", $"{throughput.ColdPerSecond:0.0}", "");
        if (ports is not null)
        {
            table.AddRow("ports_speedup", $"{ports.PlainMilliseconds / ports.IsolatedMilliseconds:0.0}", $"{ports.PlainMilliseconds:0} ms ÷ {ports.IsolatedMilliseconds:0} ms");
        }

        table.AddRow("ready_over_cold", Ratio(perTest.Ready, perTest.Cold), $"{Text(perTest.Ready)} ms ÷ {Text(perTest.Cold)} ms");
        table.AddRow("memory_ratio", $"{memory.ForkedMegabytes / memory.ColdMegabytes:0.00}", $"{memory.ForkedMegabytes:0.0} MB ÷ {memory.ColdMegabytes:0.0} MB");
        AnsiConsole.Write(table);
    }

    internal static void Write(string path, PerTest perTest, Throughput throughput, Memory memory, Ports? ports)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(
            new
            {
                cold_over_fork = perTest.Cold.Median / perTest.Forked.Median,
                fork_over_unshare = perTest.Forked.Median / perTest.Unshare.Median,
                fork_tests_per_second = throughput.ForkedPerSecond,
                cold_tests_per_second = throughput.ColdPerSecond,
                ports_speedup = ports is null ? (double?)null : ports.PlainMilliseconds / ports.IsolatedMilliseconds,
                ready_over_cold = perTest.Ready.Median / perTest.Cold.Median,
                memory_ratio = memory.ForkedMegabytes / memory.ColdMegabytes,
                milliseconds = new { perTest.Cold, perTest.Forked, perTest.Unshare, perTest.Ready },
            },
            new JsonSerializerOptions { WriteIndented = true }) + "\n");
        Console.WriteLine($"Written to {path}.");
    }

    private static string Ratio(Spread a, Spread b) => $"{a.Median / b.Median:0.00}";

    private static string Text(Spread spread) => $"{spread.Min:0.0} / {spread.Median:0.0} / {spread.Max:0.0}";
}
