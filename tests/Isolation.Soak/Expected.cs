using System.Globalization;
using Xunit.Abstractions;

namespace Isolation.Soak;

/// <summary>What must come of each test.</summary>
internal static class Expected
{
    internal const int Lines = 300;

    private static readonly string[] Names =
        ["empty", "collects garbage", "connects sockets", "starts threads", "starts processes", "throws", "exits with a code", "waits for timers", "prints", "kills itself, leaves processes"];

    internal static string NameOf(int number) => Names[number % Names.Length];

    internal static int NumberOf<T>(T testCase)
        where T : ITestCase => (int)testCase.TestMethodArguments[0];

    internal static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"thrown by number {number}");

    internal static int ExitCode(int number) => number % 200;

    internal static string Line(int number, int line) => string.Create(CultureInfo.InvariantCulture, $"number {number} prints line {line} of {Lines}, some dozens of bytes long");

    /// <summary>Null if it is what it must be.</summary>
    internal static string? WrongWith(ITestResultMessage result)
    {
        var number = NumberOf(result.TestCase);
        var failure = (number % Specimen.Kinds) switch
        {
            5 => Text(number),
            6 => string.Create(CultureInfo.InvariantCulture, $"The test's process exited with code {ExitCode(number)} before the test had ended."),
            9 => "The test's process was killed by SIGKILL before the test had ended.",
            _ => null,
        };
        return result switch
        {
            ITestFailed failed => failure is not null && failed.Messages[0].StartsWith(failure, StringComparison.Ordinal) ? null : string.Join('\n', failed.Messages),
            ITestPassed when failure is not null => "it passed",
            ITestPassed when number % Specimen.Kinds == 8 => result.Output == AllLines(number) ? null : $"its output has {result.Output.Length} characters instead of {AllLines(number).Length}",
            ITestPassed => null,
            _ => result.GetType().Name,
        };
    }

    private static string AllLines(int number) => string.Concat(Enumerable.Range(0, Lines).Select(line => Line(number, line) + "\n"));
}
