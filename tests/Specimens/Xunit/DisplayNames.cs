namespace Specimens;

public class DisplayNames
{
    [Fact(DisplayName = "A name that a person wrote")]
    public void One() => Assert.True(true);

    [Fact(DisplayName = "žluťoučký \"quoted\" <xml> & (parentheses) | pipe, comma")]
    public void Two() => Assert.Fail("odd names fail as well");

    [Theory(DisplayName = "A theory that a person named")]
    [InlineData("x")]
    [InlineData("y")]
    public void Three(string letter) => Assert.Equal("x", letter);

    [Fact]
    public void Name_with_underscores() => Assert.True(true);

    [Fact]
    public void NázevSHáčky() => Assert.True(true);
}
