using System.Globalization;

namespace Specimens;

public class InlineDataRows
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OnlyTwoFails(int x) => Assert.NotEqual(2, x);

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("quote \" backslash \\ brace { } percent %41")]
    [InlineData("žluťoučký 漢字 🙂")]
    [InlineData("a string that is longer than the fifty characters that xUnit shows in a display name")]
    public void Strings(string? text) => Assert.NotEqual("plain", text);

    [Theory]
    [InlineData(1, 2L, 3.5, 'c', true, DayOfWeek.Friday, typeof(List<int>))]
    public void ManyTypes(int i, long l, double d, char c, bool b, DayOfWeek day, Type type) =>
        Assert.Equal("1 2 3.5 c True Friday List`1", string.Create(CultureInfo.InvariantCulture, $"{i} {l} {d} {c} {b} {day} {type.Name}"));

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, 6)]
    [InlineData(new int[0], 1)]
    public void Arrays(int[] values, int sum) => Assert.Equal(sum, values.Sum());

    [Theory]
    [InlineData(1)]
    [InlineData(1, 5)]
    public void OptionalParameter(int x, int y = 5) => Assert.Equal(6, x + y);

    [Theory]
    [InlineData(0)]
    [InlineData(3, 1, 2)]
    public void ParamsParameter(int sum, params int[] values) => Assert.Equal(sum, values.Sum());

    [Theory]
    [InlineData(1)]
    [InlineData("text")]
    public void GenericMethod<T>(T value) => Assert.Equal("Int32", typeof(T).Name + (value is null ? "?" : ""));

    [Theory]
    [InlineData(1)]
    [InlineData(2, Skip = "this row is skipped")]
    public void RowSkipped(int x) => Assert.Equal(1, x);

    [Theory]
    [InlineData("not a number")]
    public void WrongType(int x) => Assert.Equal(0, x);

    [Theory]
    [InlineData(1)]
    public void TooFewArguments(int x, int y) => Assert.Equal(x, y);

    [Theory]
    [InlineData(1, 2)]
    public void TooManyArguments(int x) => Assert.Equal(1, x);

    [Theory]
    [InlineData(7)]
    [InlineData(7)]
    public void TheSameRowTwice(int x) => Assert.Equal(7, x);

    [Theory]
    public void NoData(int x) => Assert.Equal(0, x);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Async(int x)
    {
        await Task.Delay(1);
        Assert.Equal(1, x);
    }
}
