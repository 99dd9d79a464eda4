using Isolation.EndToEnd.Runs;

namespace Isolation.EndToEnd;

/// <summary>xUnit's own options, from RunSettings and from xunit.runner.json.</summary>
public class RunOptionTests
{
    private const string Isolated = "Specimens.Xunit.Isolated";

    private static readonly Action<string> Sequential = Json("""{ "parallelizeTestCollections": false }""");

    [Fact]
    public void Stop_on_fail_stops()
    {
        var run = new DotnetTest(Isolated)
        {
            Filter = "FullyQualifiedName~Specimens.Asserts.|FullyQualifiedName~Specimens.Exceptions.",
            Prepare = Json("""{ "parallelizeTestCollections": false, "stopOnFail": true }"""),
        }.Run();
        Assert.InRange(run.Results.Count(result => result.Outcome == Outcome.Failed), 1, 8); // those that ran at the same time may end
        Assert.Empty(HostProcesses.Of(run.Scratch));
    }

    [Fact]
    public void Stop_on_fail_stops_from_the_command_line_as_well()
    {
        var run = new DotnetTest(Isolated) { Filter = "FullyQualifiedName~Specimens.Asserts.", Settings = ["xUnit.StopOnFail=true"] }.Run();
        Assert.InRange(run.Results.Count(result => result.Outcome == Outcome.Failed), 1, 8);
    }

    [Fact]
    public void Without_parallel_collections_classes_run_one_after_another_in_their_order()
    {
        const string filter = "FullyQualifiedName~Specimens.With|FullyQualifiedName~Specimens.Cultures|FullyQualifiedName~Specimens.Outer";
        var plain = new DotnetTest("Specimens.Xunit.Plain") { Filter = filter, Prepare = Sequential }.Run();
        var isolated = new DotnetTest(Isolated) { Filter = filter, Prepare = Sequential }.Run();
        Assert.Equal(ClassesInOrder(plain), ClassesInOrder(isolated));
        Assert.Equal("WithTwoFixtures", ClassesInOrder(isolated).First()); // the assembly's orderer reverses

        var witnesses = Witness.Of(isolated);
        Assert.NotEmpty(witnesses);
        Assert.All(witnesses, one => Assert.DoesNotContain(witnesses, other => other.Class != one.Class && other.Overlaps(one)));
    }

    private static IEnumerable<string> ClassesInOrder(TestRun run) =>
        run.Results.OrderBy(result => result.End).Select(result => result.ClassName["Specimens.".Length..]).Distinct();

    private static Action<string> Json(string json) => directory => File.WriteAllText(Path.Combine(directory, "xunit.runner.json"), json);
}
