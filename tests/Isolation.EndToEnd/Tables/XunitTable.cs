namespace Isolation.EndToEnd.Tables;

/// <summary>What stock xUnit v2 makes of the shared specimens. An isolated run must make the same.</summary>
internal static class XunitTable
{
    private static readonly Dictionary<string, Expectation> ByName = new Expectation[][]
    {
        FactTable.Rows, InlineDataTable.Rows, MemberDataTable.Rows, AsyncTable.Rows, LifetimeTable.Rows,
        FixtureTable.Rows, ExtensionTable.Rows, OutputTable.Rows, ExceptionTable.Rows, AssertTable.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Name);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static Expectation Of(string name) => ByName[name];
}
