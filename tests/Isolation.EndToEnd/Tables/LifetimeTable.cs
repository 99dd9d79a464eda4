using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Constructors, Dispose, IAsyncLifetime.</summary>
internal static class LifetimeTable
{
    public static readonly Expectation[] Rows =
    [
        Fails("WholeLife.Fails", "Dispose still runs"),
        Passes("WholeLife.Passes"),

        Passes("AsyncDisposableLife.Passes"),

        Passes("OneInstancePerTest.EachRowHasItsOwnInstance(row: 1)"),
        Passes("OneInstancePerTest.EachRowHasItsOwnInstance(row: 2)"),

        Fails("ConstructorThrows.NeverRuns", "System.InvalidOperationException : constructor"),

        Fails(
            "DisposeThrows.BodyFailsToo",
            "System.AggregateException : One or more errors occurred. (body) (Dispose)",
            "---- body",
            "---- System.InvalidOperationException : Dispose"),
        Fails("DisposeThrows.BodyPasses", "System.InvalidOperationException : Dispose"),

        Fails("InitializeThrows.NeverRuns", "System.InvalidOperationException : InitializeAsync"),

        Fails("DisposeAsyncThrows.BodyPasses", "System.InvalidOperationException : DisposeAsync"),

        Fails(
            "StaticConstructorThrows.NeverRuns",
            "System.TypeInitializationException : The type initializer for 'Specimens.StaticConstructorThrows' threw an exception.",
            "---- System.FormatException : The input string 'not a number' was not in a correct format."),

        Fails("TwoConstructors.NeverRuns", "A test class may only define a single public constructor."),

        Fails(
            "UnresolvedArguments.NeverRuns",
            "The following constructor parameters did not have matching fixture data: String name, Uri address"),

        Passes("OptionalArguments.GetsTheDefault"),
    ];
}
