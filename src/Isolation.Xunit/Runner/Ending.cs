using Isolation.Launch;

namespace Isolation.Xunit.Runner;

/// <summary>What the end of a launch means for the tests that it left without a result.</summary>
/// <param name="Failure">What they fail with.</param>
/// <param name="SkipReason">Not null: they are skipped, with this reason.</param>
/// <param name="AfterTests">Not null: the child broke down after it had told all results.</param>
/// <param name="Refused">The host refused, so that another launch would end the same way.</param>
internal sealed record Ending(Exception Failure, string? SkipReason = null, Exception? AfterTests = null, bool Refused = false)
{
    internal static Ending Of(ChildEnd end)
    {
        var failure = end.ToException();
        var refused = end.Kind is ChildEndKind.Refused or ChildEndKind.Misplanned;
        return new Ending(
            failure,
            end.Kind is ChildEndKind.Refused && Launchers.SkipWhereRefused ? failure.Message : null,
            end.Done && !end.Clean ? failure : null,
            refused);
    }

    internal static Ending Of(Exception error) => new(error, Refused: true);

    internal static Ending Skipped(string reason) => new(new IsolationRefusedException(reason), reason, Refused: true);
}
