namespace Specimens;

public class Asserts
{
    [Fact]
    public void EqualStrings() => Assert.Equal("the quick brown fox", "the quick brown cat");

    [Fact]
    public void EqualCollections() => Assert.Equal([1, 2, 3], new List<int> { 1, 2, 4 });

    [Fact]
    public void EqualDictionaries() => Assert.Equal(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 });

    [Fact]
    public void EqualDoubles() => Assert.Equal(1.0, 1.1, precision: 3);

    [Fact]
    public void Equivalent() => Assert.Equivalent(new { A = 1, B = new { C = "x" } }, new { A = 1, B = new { C = "y" } });

    [Fact]
    public void Same() => Assert.Same(new Widget("a"), new Widget("a"));

    [Fact]
    public void Contains() => Assert.Contains("needle", "a haystack");

    [Fact]
    public void DoesNotContain() => Assert.DoesNotContain(2, new[] { 1, 2, 3 });

    [Fact]
    public void StartsWith() => Assert.StartsWith("abc", "xyz");

    [Fact]
    public void Matches() => Assert.Matches("^[0-9]+$", "letters");

    [Fact]
    public void Null() => Assert.Null("something");

    [Fact]
    public void NotNull() => Assert.NotNull(null);

    [Fact]
    public void True() => Assert.True(false, "a message of the user's");

    [Fact]
    public void Empty() => Assert.Empty(new[] { 1 });

    [Fact]
    public void Single() => Assert.Single(new[] { 1, 2 });

    [Fact]
    public void IsType() => Assert.IsType<string>(42);

    [Fact]
    public void ThrowsNothing() => Assert.Throws<InvalidOperationException>(() => { });

    [Fact]
    public void ThrowsAnother() => Assert.Throws<InvalidOperationException>(() => Below.ThrowArgument());

    [Fact]
    public async Task ThrowsAsync() => await Assert.ThrowsAsync<TimeoutException>(async () => await Task.Delay(1));

    [Fact]
    public void All() => Assert.All(new[] { 1, 2, 3 }, x => Assert.NotEqual(2, x));

    [Fact]
    public void Collection() => Assert.Collection(new[] { 1, 2 }, x => Assert.Equal(1, x), x => Assert.Equal(3, x));

    [Fact]
    public void Multiple() => Assert.Multiple(() => Assert.Equal(1, 2), () => Assert.True(true), () => Assert.Fail("third"));

    [Fact]
    public void RaisesNothing() => Assert.Raises<EventArgs>((EventHandler<EventArgs> _) => { }, (EventHandler<EventArgs> _) => { }, () => { });

    [Fact]
    public void Subset() => Assert.Subset(new HashSet<int> { 1 }, new HashSet<int> { 1, 2 });
}
