using System.Xml.Linq;

namespace Demo;

/// <summary>One test as the results file (trx) tells of it.</summary>
internal sealed record TestOutcome(string Name, bool Passed, string Output)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static IReadOnlyList<TestOutcome> ReadTrx(string path) =>
    [
        .. XDocument.Load(path).Descendants(Trx + "UnitTestResult").Select(result => new TestOutcome(
            (string)result.Attribute("testName")!,
            (string?)result.Attribute("outcome") == "Passed",
            result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value ?? "")),
    ];
}
