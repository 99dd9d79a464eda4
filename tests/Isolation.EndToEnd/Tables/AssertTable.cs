using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>xUnit's own asserts.</summary>
internal static class AssertTable
{
    public static readonly Expectation[] Rows =
    [
        Fails(
            "Asserts.All",
            "Assert.All() Failure: 1 out of 3 items in the collection did not pass.",
            "[1]: Item:  2",
            "     Error: Assert.NotEqual() Failure: Values are equal"),
        Fails("Asserts.Collection", "Assert.Collection() Failure: Item comparison failure", "Collection: [1, 2]"),
        Fails("Asserts.Contains", "Assert.Contains() Failure: Sub-string not found", "String:    \"a haystack\"", "Not found: \"needle\""),
        Fails("Asserts.DoesNotContain", "Assert.DoesNotContain() Failure: Item found in collection", "Collection: [1, 2, 3]"),
        Fails("Asserts.Empty", "Assert.Empty() Failure: Collection was not empty", "Collection: [1]"),
        Fails("Asserts.EqualCollections", "Assert.Equal() Failure: Collections differ", "Expected: [1, 2, 3]"),
        Fails(
            "Asserts.EqualDictionaries",
            "Assert.Equal() Failure: Dictionaries differ",
            "Expected: [[\"a\"] = 1]",
            "Actual:   [[\"a\"] = 2]"),
        Fails(
            "Asserts.EqualDoubles",
            "Assert.Equal() Failure: Values are not within 3 decimal places",
            "Expected: 1 (rounded from 1)",
            "Actual:   1.1000000000000001 (rounded from 1.1000000000000001)"),
        Fails("Asserts.EqualStrings", "Assert.Equal() Failure: Strings differ", "Expected: \"the quick brown fox\""),
        Fails("Asserts.Equivalent", "Assert.Equivalent() Failure: Mismatched value on member 'B.C'", "Expected: \"x\"", "Actual:   \"y\""),
        Fails(
            "Asserts.IsType",
            "Assert.IsType() Failure: Value is not the exact type",
            "Expected: typeof(string)",
            "Actual:   typeof(int)"),
        Fails("Asserts.Matches", "Assert.Matches() Failure: Pattern not found in value", "Regex: \"^[0-9]+$\"", "Value: \"letters\""),
        Fails(
            "Asserts.Multiple",
            "Assert.Multiple() Failure: Multiple failures were encountered",
            "---- Assert.Equal() Failure: Values differ",
            "Expected: 1",
            "---- third"),
        Fails("Asserts.NotNull", "Assert.NotNull() Failure: Value is null"),
        Fails("Asserts.Null", "Assert.Null() Failure: Value is not null", "Expected: null", "Actual:   \"something\""),
        Fails(
            "Asserts.RaisesNothing",
            "Assert.Raises() Failure: No event was raised",
            "Expected: typeof(System.EventArgs)",
            "Actual:   No event was raised"),
        Fails(
            "Asserts.Same",
            "Assert.Same() Failure: Values are not the same instance",
            "Expected: Widget { Shape = a }",
            "Actual:   Widget { Shape = a }"),
        Fails("Asserts.Single", "Assert.Single() Failure: The collection contained 2 items", "Collection: [1, 2]"),
        Fails(
            "Asserts.StartsWith",
            "Assert.StartsWith() Failure: String start does not match",
            "String:         \"xyz\"",
            "Expected start: \"abc\""),
        Fails("Asserts.Subset", "Assert.Subset() Failure: Value is not a subset", "Expected: [1]", "Actual:   [1, 2]"),
        Fails(
            "Asserts.ThrowsAnother",
            "Assert.Throws() Failure: Exception type was not an exact match",
            "Expected: typeof(System.InvalidOperationException)",
            "Actual:   typeof(System.ArgumentException)",
            "---- System.ArgumentException : not what was asked for"),
        Fails("Asserts.ThrowsAsync", "Assert.Throws() Failure: No exception was thrown", "Expected: typeof(System.TimeoutException)"),
        Fails(
            "Asserts.ThrowsNothing",
            "Assert.Throws() Failure: No exception was thrown",
            "Expected: typeof(System.InvalidOperationException)"),
        Fails("Asserts.True", "a message of the user's"),
    ];
}
