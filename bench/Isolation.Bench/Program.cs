using System.Globalization;
using Isolation.Bench;
using Isolation.Bench.Measures;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 8;
Console.WriteLine($"{Environment.ProcessorCount} processors, {(Environment.IsPrivilegedProcess ? "root" : "ordinary user")}, {rounds} rounds; each figure is min / median / max.");
var perTest = PerTest.Measure(rounds);
var throughput = Throughput.Measure();
var memory = Memory.Measure();
var ports = Environment.IsPrivilegedProcess ? Ports.Measure() : null;
Report.Print(perTest, throughput, memory, ports);
Report.Write(Path.GetFullPath(Environment.GetEnvironmentVariable("BENCH_JSON") ?? "artifacts/bench.json"), perTest, throughput, memory, ports);
