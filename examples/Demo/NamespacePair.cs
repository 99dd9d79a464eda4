using System.Text.RegularExpressions;

namespace Demo;

/// <summary>A namespace of this process, as <c>/proc/self/ns</c> shows it here, and the one that a test saw there.</summary>
internal sealed partial record NamespacePair(string Name, string Host, string Inside)
{
    public bool Differs => Host != Inside;

    /// <summary>Looks for the test that lists its namespaces.</summary>
    public static IReadOnlyList<NamespacePair> ReadFrom(IEnumerable<ExampleRun> runs) =>
    [
        .. from run in runs
           from test in run.Tests
           from match in Listed().Matches(test.Output)
           let name = match.Groups[1].Value
           select new NamespacePair(name, new FileInfo($"/proc/self/ns/{name}").LinkTarget ?? "none", match.Groups[0].Value),
    ];

    [GeneratedRegex(@"(?<=^\w+: )(\w+):\[\d+\](?= inside)", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
