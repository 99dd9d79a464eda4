using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Theory with InlineData.</summary>
internal static class InlineDataTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("InlineDataRows.Arrays(values: [1, 2, 3], sum: 6)"),
        Fails("InlineDataRows.Arrays(values: [], sum: 1)", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   0"),
        Passes("InlineDataRows.Async(x: 1)"),
        Fails("InlineDataRows.Async(x: 2)", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   2"),
        Passes("InlineDataRows.GenericMethod<Int32>(value: 1)"),
        Fails("InlineDataRows.GenericMethod<String>(value: \"text\")", "Assert.Equal() Failure: Strings differ", "Expected: \"Int32\""),
        Passes("InlineDataRows.ManyTypes(i: 1, l: 2, d: 3.5, c: 'c', b: True, day: Friday, type: typeof(System.Collections.Generic.List<int>))"),
        Fails("InlineDataRows.NoData", "System.InvalidOperationException : No data found for Specimens.InlineDataRows.NoData"),
        Passes("InlineDataRows.OnlyTwoFails(x: 1)"),
        Fails("InlineDataRows.OnlyTwoFails(x: 2)", "Assert.NotEqual() Failure: Values are equal", "Expected: Not 2", "Actual:       2"),
        Passes("InlineDataRows.OnlyTwoFails(x: 3)"),
        Passes("InlineDataRows.OptionalParameter(x: 1, y: 5)"),
        Passes("InlineDataRows.ParamsParameter(sum: 0, values: [])"),
        Passes("InlineDataRows.ParamsParameter(sum: 3, values: [1, 2])"),
        Passes("InlineDataRows.RowSkipped(x: 1)"),
        Skips("InlineDataRows.RowSkipped(x: 2)", "this row is skipped"),
        Passes("InlineDataRows.Strings(text: \"\")"),
        Passes("InlineDataRows.Strings(text: \"a string that is longer than the fifty characters \"···)"),
        Fails(
            "InlineDataRows.Strings(text: \"plain\")",
            "Assert.NotEqual() Failure: Strings are equal",
            "Expected: Not \"plain\"",
            "Actual:       \"plain\""),
        Passes("InlineDataRows.Strings(text: \"quote \\\" backslash \\\\ brace { } percent %41\")"),
        Passes("InlineDataRows.Strings(text: \"two\\nlines\\tand a tab\")"),
        Passes("InlineDataRows.Strings(text: \"žluťoučký 漢字 \\ud83d\\ude42\")"),
        Passes("InlineDataRows.Strings(text: null)"),
        Passes("InlineDataRows.TheSameRowTwice(x: 7)"),
        Fails(
            "InlineDataRows.TooFewArguments(x: 1, y: ???)",
            "System.InvalidOperationException : The test method expected 2 parameter values, but 1 parameter value was provided."),
        Fails(
            "InlineDataRows.TooManyArguments(x: 1, ???: 2)",
            "System.InvalidOperationException : The test method expected 1 parameter value, but 2 parameter values were provided."),
        Fails(
            "InlineDataRows.WrongType(x: \"not a number\")",
            "System.ArgumentException : Object of type 'System.String' cannot be converted to type 'System.Int32'."),
    ];
}
