using Xunit.Abstractions;

namespace Specimens;

/// <summary>Rows that xUnit cannot serialise: it makes one test case of them, which enumerates its rows when it runs.</summary>
public class ObjectRows
{
    public static IEnumerable<object[]> Widgets => [[new Widget("round")], [new Widget("square")], [new Widget("flat")]];

    public static IEnumerable<object[]> Mixed => [[1, new Widget("one")], [2, null!]];

    public static IEnumerable<object[]> Delegates => [[(Func<int, int>)(x => x + 1), 2], [(Func<int, int>)(x => x * 2), 3]];

    public static IEnumerable<object[]> Rude => [[new RudeWidget()]];

    public static IEnumerable<object[]> Coordinates => [[new Point { X = 1, Y = 1 }], [new Point { X = 1, Y = 2 }]];

    [Theory]
    [MemberData(nameof(Widgets))]
    public void WidgetIsNotSquare(Widget widget) => Assert.NotEqual("square", widget.Shape);

    [Theory]
    [MemberData(nameof(Mixed))]
    public void MixedRows(int number, Widget? widget) => Assert.True(widget is not null, $"row {number} has no widget");

    [Theory]
    [MemberData(nameof(Delegates))]
    public void DelegateRows(Func<int, int> function, int expected) => Assert.Equal(expected, function(1));

    [Theory]
    [MemberData(nameof(Rude))]
    public void ArgumentWhoseToStringThrows(RudeWidget widget) => Assert.Null(widget);

    [Theory]
    [MemberData(nameof(Coordinates))]
    public void SerialisableByItself(Point point) => Assert.Equal(point.X, point.Y);

    [Theory]
    [ClassData(typeof(WidgetRows))]
    public void FromClassData(Widget widget, int length) => Assert.Equal(length, widget.Shape.Length);

    [Theory]
    [ClassData(typeof(NumberRows))]
    public void FromSerialisableClassData(int x) => Assert.InRange(x, 0, 1);

    [Theory]
    [Letters("ab")]
    public void FromACustomDataAttribute(char letter) => Assert.Equal('a', letter);
}

public sealed record Widget(string Shape);

public sealed class RudeWidget
{
    public override string ToString() => throw new NotSupportedException("no ToString here");
}

public sealed class Point : IXunitSerializable
{
    public int X { get; set; }

    public int Y { get; set; }

    public void Deserialize(IXunitSerializationInfo info)
    {
        X = info.GetValue<int>(nameof(X));
        Y = info.GetValue<int>(nameof(Y));
    }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(X), X);
        info.AddValue(nameof(Y), Y);
    }

    public override string ToString() => $"({X}, {Y})";
}
