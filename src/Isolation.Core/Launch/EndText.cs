using System.Globalization;
using System.Text;

namespace Isolation.Launch;

/// <summary>The end of a child in words: what happened, why that may be, and the last that it printed.</summary>
internal static class EndText
{
    internal static string Of(ChildEnd end) => WithOutput(Headline(end), end);

    /// <summary>Of a fork server, which runs no test: to follow a "because".</summary>
    internal static string OfServer(ChildEnd end) => WithOutput(
        end.Kind switch
        {
            ChildEndKind.Exited => string.Create(
                CultureInfo.InvariantCulture, $"it exited with code {end.Value}: something that it loaded or warmed up called Environment.Exit or exit(3)."),
            ChildEndKind.Signaled => $"it was killed by {Signals.Name(end.Value)}.",
            ChildEndKind.Lost => $"the process that keeps it ended{end.Detail}.",
            _ => end.Detail,
        },
        end);

    private static string WithOutput(string headline, ChildEnd end)
    {
        var text = new StringBuilder(headline);
        Append(text, "standard error", end.LastErrors);
        Append(text, "standard output", end.LastOutput);
        if (end.LastErrors.Length == 0 && end.LastOutput.Length == 0)
        {
            text.Append("\nIt printed nothing.");
        }

        return text.ToString();
    }

    private static string Headline(ChildEnd end) => end.Kind switch
    {
        ChildEndKind.Exited when end.Done =>
            $"The test's process said that it was done and exited with code {end.Value}, but told no result for this test.",
        ChildEndKind.Exited =>
            $"The test's process exited with code {end.Value} before the test had ended. "
            + "A test has to return or throw; something called Environment.Exit or exit(3), or the process ended itself in another way.",
        ChildEndKind.Signaled =>
            $"The test's process was killed by {Signals.Name(end.Value)}{(end.CoreDumped ? " (core dumped)" : "")} "
            + (end.Done ? "after the test had ended, while the process was exiting. " : "before the test had ended. ") + Hint(end.Value),
        ChildEndKind.TimedOut =>
            $"The test did not end within {Seconds(end.Timeout)} s (TimeoutSeconds), so all its processes were killed.",
        ChildEndKind.Garbled =>
            $"The test's result channel carried something else than results ({end.Detail}), so nothing that it said can be believed, and all its processes were killed. "
            + "Something in the test writes to, or has closed, descriptors that are not its own.",
        ChildEndKind.GaveUp => end.Detail,
        ChildEndKind.Lost => $"isolation-init, the process that holds the test's namespaces, ended before the test{end.Detail}; all processes of the test went with it.",
        _ => end.Detail,
    };

    private static string Hint(int signal) => signal switch
    {
        Signals.SIGABRT => ".NET aborts on an unhandled exception, Environment.FailFast and stack overflow; what it printed says which.",
        Signals.SIGSEGV => "Native code, or unsafe code, touched memory that is not there.",
        Signals.SIGKILL => "The test killed itself, or the kernel did for want of memory (see dmesg).",
        _ => "",
    };

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, string what, string output)
    {
        if (output.Length > 0)
        {
            text.Append("\nIts last ").Append(what).Append(":\n    ").Append(output.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal));
        }
    }
}
