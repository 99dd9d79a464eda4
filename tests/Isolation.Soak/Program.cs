using System.Globalization;
using Isolation.Soak;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var count = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 50_000;
var plan = SoakPlan.For(count);
var screen = Screen.Take();
screen.WriteLine($"{plan.Batches * plan.BatchSize} isolated tests in {plan.Batches} batches, every other one in parallel; {Environment.ProcessorCount} processors, {(Environment.IsPrivilegedProcess ? "root" : "ordinary user")}.");
Environment.SetEnvironmentVariable("ISOLATION_LAUNCH", "fork");
Processes.MarkThisOne();
return Report.Print(SoakRun.Run(plan, screen), screen) ? 0 : 1;
