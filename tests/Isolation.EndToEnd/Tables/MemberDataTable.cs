using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Theory with MemberData and ClassData, serialisable or not.</summary>
internal static class MemberDataTable
{
    public static readonly Expectation[] Rows =
    [
        Passes("MemberDataRows.FromAMethod(x: 10)"),
        Passes("MemberDataRows.FromAMethod(x: 11)"),
        Fails("MemberDataRows.FromAMethod(x: 12)", "Assert.InRange() Failure: Value not in range", "Range:  (10 - 11)", "Actual: 12"),
        Passes("MemberDataRows.FromAnotherType(x: 1)"),
        Fails("MemberDataRows.FromAnotherType(x: 2)", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   2"),
        Passes("MemberDataRows.NotEnumeratedAtDiscovery(x: 1, square: 1)"),
        Passes("MemberDataRows.NotEnumeratedAtDiscovery(x: 2, square: 4)"),
        Fails(
            "MemberDataRows.NotEnumeratedAtDiscovery(x: 3, square: 8)",
            "Assert.Equal() Failure: Values differ",
            "Expected: 8",
            "Actual:   9"),
        Fails(
            "MemberDataRows.SourceIsEmpty",
            "System.InvalidOperationException : No data found for Specimens.MemberDataRows.SourceIsEmpty"),
        Fails(
            "MemberDataRows.SourceIsMissing",
            "System.ArgumentException : Could not find public static member (property, field, or method) named 'Nowhere' on Specimens.MemberDataRows"),
        Fails("MemberDataRows.SourceThrows", "System.InvalidOperationException : the data source throws"),
        Passes("MemberDataRows.Squares(x: 1, square: 1)"),
        Passes("MemberDataRows.Squares(x: 2, square: 4)"),
        Fails("MemberDataRows.Squares(x: 3, square: 8)", "Assert.Equal() Failure: Values differ", "Expected: 8", "Actual:   9"),
        Passes("MemberDataRows.TypedRows(x: 1, text: \"1\")"),
        Fails("MemberDataRows.TypedRows(x: 2, text: \"zwei\")", "Assert.Equal() Failure: Strings differ", "Expected: \"zwei\""),
        Passes("MemberDataRows.ValueTypes(time: 1970-01-01T00:00:00.0000000Z, id: 00000000-0000-0000-0000-000000000000, money: 1.5, span: 2.00:00:00, uri: http://localhost/)"),

        Fails(
            "ObjectRows.ArgumentWhoseToStringThrows(widget: TargetInvocationException was thrown formatting an object of type \"Specimens.RudeWidget\")",
            "Assert.Null() Failure: Value is not null",
            "Expected: null",
            "Actual:   TargetInvocationException was thrown formatting an object of type \"Specimens.RudeWidget\""),
        Passes("ObjectRows.DelegateRows(function: Func`2 { Method = Int32 <get_Delegates>b__5_0(Int32), Target = <>c { } }, expected: 2)"),
        Fails("ObjectRows.DelegateRows(function: Func`2 { Method = Int32 <get_Delegates>b__5_1(Int32), Target = <>c { } }, expected: 3)",
            "Assert.Equal() Failure: Values differ",
            "Expected: 3",
            "Actual:   2"),
        Passes("ObjectRows.FromACustomDataAttribute(letter: 'a')"),
        Fails(
            "ObjectRows.FromACustomDataAttribute(letter: 'b')",
            "Assert.Equal() Failure: Values differ",
            "Expected: 'a'",
            "Actual:   'b'"),
        Fails(
            "ObjectRows.FromClassData(widget: Widget { Shape = flat }, length: 5)",
            "Assert.Equal() Failure: Values differ",
            "Expected: 5",
            "Actual:   4"),
        Passes("ObjectRows.FromClassData(widget: Widget { Shape = round }, length: 5)"),
        Passes("ObjectRows.FromSerialisableClassData(x: 0)"),
        Passes("ObjectRows.FromSerialisableClassData(x: 1)"),
        Fails("ObjectRows.FromSerialisableClassData(x: 2)", "Assert.InRange() Failure: Value not in range", "Range:  (0 - 1)", "Actual: 2"),
        Passes("ObjectRows.MixedRows(number: 1, widget: Widget { Shape = one })"),
        Fails("ObjectRows.MixedRows(number: 2, widget: null)", "row 2 has no widget"),
        Passes("ObjectRows.SerialisableByItself(point: (1, 1))"),
        Fails("ObjectRows.SerialisableByItself(point: (1, 2))", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   2"),
        Passes("ObjectRows.WidgetIsNotSquare(widget: Widget { Shape = flat })"),
        Passes("ObjectRows.WidgetIsNotSquare(widget: Widget { Shape = round })"),
        Fails(
            "ObjectRows.WidgetIsNotSquare(widget: Widget { Shape = square })",
            "Assert.NotEqual() Failure: Strings are equal",
            "Expected: Not \"square\"",
            "Actual:       \"square\""),
    ];
}
