using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>ITestOutputHelper and the console.</summary>
internal static class OutputTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("TestOutput.Ansi"),
        Passes("TestOutput.ControlCharacters"),
        Passes("TestOutput.FromOtherThreads"),
        Passes("TestOutput.LinesAndFormats"),
        Passes("TestOutput.LoneSurrogates"),
        Passes("TestOutput.ManyLines"),
        Passes("TestOutput.NullLine"),
        Passes("TestOutput.Unicode"),
        Passes("TestOutput.VeryLongLine"),
        Fails("TestOutput.WithAFailure", "after some output"),

        Passes("ConsoleOutput.Ansi"),
        Fails("ConsoleOutput.BeforeAFailure", "after console output"),
        Passes("ConsoleOutput.OneHundredThousandSnowmen"),
        Passes("ConsoleOutput.Redirected"),
        Passes("ConsoleOutput.ToStderr"),
        Passes("ConsoleOutput.ToStdout"),
        Passes("ConsoleOutput.Unicode"),
        Passes("ConsoleOutput.WithoutANewline"),
    ];
}
