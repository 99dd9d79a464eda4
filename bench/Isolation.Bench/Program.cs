using System.Globalization;
using Isolation.Bench;
using Isolation.Bench.Measures;
using Isolation.Bench.Specimens;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["only", var launch, var count])
{
    // For a profiler or a tracer: empty tests and nothing else.
    var run = AdapterRun.Run(typeof(Empty), int.Parse(count, CultureInfo.InvariantCulture), launch, parallel: false);
    Console.WriteLine($"first test {run.Milliseconds[0]:F1} ms, the others {Spread.Of(run.Milliseconds.Skip(2))} ms");
    return;
}

var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 8;
Console.WriteLine($"{Environment.ProcessorCount} processors, {(Environment.IsPrivilegedProcess ? "root" : "ordinary user")}, {rounds} rounds; each figure is min / median / max.");
var perTest = PerTest.Measure(rounds);
var throughput = Throughput.Measure();
var memory = Memory.Measure();
var ports = Environment.IsPrivilegedProcess ? Ports.Measure() : null;
Report.Print(perTest, throughput, memory, ports);
Report.Write(Path.GetFullPath(Environment.GetEnvironmentVariable("BENCH_JSON") ?? "artifacts/bench.json"), perTest, throughput, memory, ports);
