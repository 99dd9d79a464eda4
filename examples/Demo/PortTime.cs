using System.Globalization;
using System.Text.RegularExpressions;

namespace Demo;

/// <summary>From when to when a test held a port, as it wrote itself.</summary>
internal sealed partial record PortTime(DateTime From, DateTime To)
{
    /// <summary>The greatest number of tests that held the port at one moment.</summary>
    public static int MostAtOnce(IEnumerable<TestOutcome> tests)
    {
        var times = tests.SelectMany(test => Held().Matches(test.Output)).Select(match => new PortTime(Time(match, 1), Time(match, 2))).ToList();
        return times.Select(one => times.Count(other => other.From <= one.From && one.From < other.To)).DefaultIfEmpty().Max();
    }

    private static DateTime Time(Match match, int group) =>
        DateTime.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    [GeneratedRegex(@"^port \d+ held from (\S+) to (\S+)", RegexOptions.Multiline)]
    private static partial Regex Held();
}
