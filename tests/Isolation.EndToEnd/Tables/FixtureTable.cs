using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Class and collection fixtures.</summary>
internal static class FixtureTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("WithClassFixture.CanBeChanged"),
        Fails("WithClassFixture.CanFail", "Assert.Equal() Failure: Values differ", "Expected: 0", "Actual:   1"),
        Passes("WithClassFixture.IsBuilt"),

        Passes("WithSinkFixture.HasASink"),

        Passes("WithAsyncFixture.IsInitialised"),

        Passes("WithTwoFixtures.HasBoth"),

        Passes("DoesNotAskForItsFixture.Passes"),

        Fails(
            "WithFixtureThatThrows.NeverRuns",
            "Class fixture type 'Specimens.FixtureThatThrows' threw in its constructor",
            "---- System.InvalidOperationException : the fixture's constructor"),
        Fails(
            "WithFixtureThatThrows.NeverRunsEither(x: 1)",
            "Class fixture type 'Specimens.FixtureThatThrows' threw in its constructor",
            "---- System.InvalidOperationException : the fixture's constructor"),
        Fails(
            "WithFixtureThatThrows.NeverRunsEither(x: 2)",
            "Class fixture type 'Specimens.FixtureThatThrows' threw in its constructor",
            "---- System.InvalidOperationException : the fixture's constructor"),

        Fails("WithFixtureWhoseInitializeThrows.NeverRuns", "System.InvalidOperationException : the fixture's InitializeAsync"),

        Passes("WithFixtureWhoseDisposeThrows.Passes"),
        Passes("WithFixtureThatOneTestSpoils.Spoils"),
        Passes("WithFixtureThatOneTestSpoils.Innocent(row: 1)"),
        Passes("WithFixtureThatOneTestSpoils.Innocent(row: 2)"),
        Passes("WithFixtureThatOneTestSpoils.Innocent(row: 3)"),
        Passes("WithFixtureThatOneTestSpoils.Innocent(row: 4)"),

        Fails(
            "WithFixtureWithArguments.NeverRuns",
            "Class fixture type 'Specimens.FixtureWithArguments' had one or more unresolved constructor arguments: String name"),

        Fails(
            "WithFixtureThatWantsOutput.NeverRuns",
            "Class fixture type 'Specimens.FixtureThatWantsOutput' had one or more unresolved constructor arguments: ITestOutputHelper output"),

        Fails("FixtureIsNotDeclared.NeverRuns", "The following constructor parameters did not have matching fixture data: Counter counter"),

        Passes("InSharedCollectionOne.HasTheClassFixtureOfTheDefinition"),
        Passes("InSharedCollectionOne.HasTheCollectionFixture"),

        Passes("InSharedCollectionTwo.ClassFixtureGetsTheCollectionFixture"),
        Fails("InSharedCollectionTwo.Fails", "Assert.Equal() Failure: Values differ", "Expected: 42", "Actual:   41"),

        Passes("InUndefinedCollection.Passes"),

        Fails("InBrokenCollection.NeverRuns", "System.InvalidOperationException : the fixture's constructor"),

        Passes("InCollectionThatCannotBeDisposed.Passes"),

        Passes("InCollectionWithoutParallelism.Passes"),
    ];
}
