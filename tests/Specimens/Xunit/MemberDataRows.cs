namespace Specimens;

public class MemberDataRows
{
    public static IEnumerable<object[]> Property => [[1, 1], [2, 4], [3, 8]];

    public static TheoryData<int, string> Typed => new() { { 1, "1" }, { 2, "zwei" } };

    public static readonly IEnumerable<object[]> Field = [[DateTime.UnixEpoch, Guid.Empty, 1.5m, TimeSpan.FromDays(2), new Uri("http://localhost/")]];

    public static IEnumerable<object[]> Throws => throw new InvalidOperationException("the data source throws");

    public static IEnumerable<object[]> Empty => [];

    public static IEnumerable<object[]> Method(int from, int count) => Enumerable.Range(from, count).Select(i => new object[] { i });

    [Theory]
    [MemberData(nameof(Property))]
    public void Squares(int x, int square) => Assert.Equal(square, x * x);

    [Theory]
    [MemberData(nameof(Typed))]
    public void TypedRows(int x, string text) => Assert.Equal(text, x.ToString());

    [Theory]
    [MemberData(nameof(Field))]
    public void ValueTypes(DateTime time, Guid id, decimal money, TimeSpan span, Uri uri) =>
        Assert.Equal((1970, true, 1.5m, 2, 80), (time.Year, id == Guid.Empty, money, span.Days, uri.Port));

    [Theory]
    [MemberData(nameof(Method), 10, 3)]
    public void FromAMethod(int x) => Assert.InRange(x, 10, 11);

    [Theory]
    [MemberData(nameof(Elsewhere.Rows), MemberType = typeof(Elsewhere))]
    public void FromAnotherType(int x) => Assert.Equal(1, x);

    [Theory]
    [MemberData(nameof(Property), DisableDiscoveryEnumeration = true)]
    public void NotEnumeratedAtDiscovery(int x, int square) => Assert.Equal(square, x * x);

    [Theory]
    [MemberData(nameof(Throws))]
    public void SourceThrows(int x) => Assert.Equal(0, x);

    [Theory]
    [MemberData(nameof(Empty))]
    public void SourceIsEmpty(int x) => Assert.Equal(0, x);

    [Theory]
    [MemberData("Nowhere")]
    public void SourceIsMissing(int x) => Assert.Equal(0, x);

    private static class Elsewhere
    {
        public static IEnumerable<object[]> Rows => [[1], [2]];
    }
}
