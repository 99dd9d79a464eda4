using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>BeforeAfterTestAttribute, snapshots, cultures, Skip, custom discoverers, test cases and orderers.</summary>
internal static class ExtensionTable
{
    public static readonly Expectation[] Rows =
    [
        Fails("BeforeAfter.AfterThrows", "System.InvalidOperationException : After"),
        Fails(
            "BeforeAfter.AfterThrowsAndBodyFails",
            "System.AggregateException : One or more errors occurred. (body) (After)",
            "---- body",
            "---- System.InvalidOperationException : After"),
        Passes("BeforeAfter.AndMethodAcrossAwaits"),
        Passes("BeforeAfter.AssemblyAndClass"),
        Fails("BeforeAfter.BeforeThrows", "System.InvalidOperationException : Before"),
        Fails("BeforeAfter.Fails", "Assert.Equal() Failure: Strings differ", "Expected: \"elsewhere\""),

        Fails("Snapshots.Differs", "Snapshots.Differs"),
        Fails("Snapshots.DiffersAfterAwait", "Snapshots.DiffersAfterAwait"),
        Passes("Snapshots.Matches"),

        Passes("Cultures.CzechAcrossAwaits"),
        Fails("Cultures.FrenchFails", "Assert.Equal() Failure: Strings differ", "Expected: \"3.5\""),
        Passes("Cultures.German"),
        Passes("Cultures.TheRunnersCulture"),

        Fails("Skips.Dynamic", "System.InvalidOperationException : $XunitDynamicSkip$decided while running"),
        Passes("Skips.DynamicForOneRow(x: 1)"),
        Fails("Skips.DynamicForOneRow(x: 2)", "System.InvalidOperationException : $XunitDynamicSkip$not this row"),
        Fails("Skips.DynamicLate", "System.InvalidOperationException : $XunitDynamicSkip$decided late"),
        Skips("Skips.OddReason", "two\nlines, žluté, \\u001b[33mand colour"),
        Skips("Skips.Static", "skipped on purpose"),
        Skips("Skips.WholeTheory", "the whole theory"),

        Passes("Retries.PassesAtTheThirdAttempt"),
        Fails("Retries in vain, twice", "Assert.Equal() Failure: Values differ", "Expected: 3", "Actual:   2"),

        Fails("Repeats.DiscovererComplains", "System.InvalidOperationException : RepeatFact(0): at least 1 is needed"),
        Passes("Repeats.OnlyTheSecondFails #1"),
        Fails("Repeats.OnlyTheSecondFails #2", "Assert.NotEqual() Failure: Values are equal", "Expected: Not 2", "Actual:       2"),
        Passes("Repeats.OnlyTheSecondFails #3"),

        Fails("CustomRunner.Fails [on a thread]", "Assert.Equal() Failure: Strings differ", "Expected: \"another thread\""),
        Passes("CustomRunner.SeesItsThread [on a thread]"),
        Skips("CustomRunner.Skips [on a thread]", "also on a thread"),

        Passes("Ordered.Alone"),
        Passes("Ordered.First"),
        Passes("Ordered.Second"),
        Passes("Ordered.Third"),

        Passes("OrderedByNobody.StillRuns"),
    ];
}
