using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Isolation.EndToEnd.Runs;

/// <summary>Reads the file that VSTest's trx logger writes.</summary>
internal static partial class Trx
{
    private static readonly XNamespace Ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TestRun Read(string file, Command command, Scratch scratch)
    {
        var root = XDocument.Load(file, LoadOptions.PreserveWhitespace).Root!;
        var classes = root.Descendants(Ns + "UnitTest").ToDictionary(
            test => (string)test.Attribute("id")!, test => (string)test.Element(Ns + "TestMethod")!.Attribute("className")!);
        var results = root.Descendants(Ns + "UnitTestResult").Select(result => Result(result, classes)).ToList();
        var summary = root.Element(Ns + "ResultSummary")!;
        var infos = summary.Descendants(Ns + "RunInfo").Select(info => Timestamp().Replace(info.Value.Trim(), "")).ToList();
        var console = summary.Element(Ns + "Output")?.Element(Ns + "StdOut")?.Value ?? "";
        return new TestRun(command, results, infos, console, scratch);
    }

    private static TestResult Result(XElement result, Dictionary<string, string> classes)
    {
        var output = result.Element(Ns + "Output");
        var error = output?.Element(Ns + "ErrorInfo");
        return new TestResult(
            WithoutNamespace((string)result.Attribute("testName")!),
            classes[(string)result.Attribute("testId")!],
            Read((string)result.Attribute("outcome")!),
            error?.Element(Ns + "Message")?.Value ?? "",
            error?.Element(Ns + "StackTrace")?.Value ?? "",
            output?.Element(Ns + "StdOut")?.Value ?? "",
            TimeSpan.Parse((string?)result.Attribute("duration") ?? "0", CultureInfo.InvariantCulture),
            (DateTimeOffset)result.Attribute("endTime")!);
    }

    private static string WithoutNamespace(string name) => name.StartsWith("Specimens.", StringComparison.Ordinal) ? name["Specimens.".Length..] : name;

    private static Outcome Read(string outcome) => outcome switch
    {
        "Passed" => Outcome.Passed,
        "Failed" => Outcome.Failed,
        "NotExecuted" => Outcome.Skipped,
        _ => throw new InvalidDataException($"unknown outcome '{outcome}'"),
    };

    [GeneratedRegex(@"^\[xUnit\.net [0-9:.]+\] *")]
    private static partial Regex Timestamp();
}
