using Demo;
using HostState;

// Runs the examples as anybody would, with `dotnet test`, and compares the host with itself.
// The working directory is the repository; everything is built.

Screen.Title();

var mark = new ProcessMark();
var before = HostSnapshot.Take();
var runs = new List<ExampleRun>();
foreach (var example in Example.All)
{
    Screen.Starting(example);
    var run = await ExampleRun.RunAsync(example, mark.Environment);
    Screen.Finished(run);
    runs.Add(run);
}

var left = mark.LeftBehind(TimeSpan.FromSeconds(10));
var differences = before.DifferencesTo(HostSnapshot.Take());

var namespaces = NamespacePair.ReadFrom(runs);
Screen.Namespaces(namespaces);
Screen.Host(before, differences, left);

var good = runs.All(run => run.Succeeded) && namespaces.Count > 0 && namespaces.All(pair => pair.Differs) && differences.Count == 0 && left.Count == 0;
Screen.Verdict(good, runs);
return good ? 0 : 1;
