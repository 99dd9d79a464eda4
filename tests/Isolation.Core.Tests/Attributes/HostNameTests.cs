using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class HostNameTests
{
    private const string HostRule =
        "Allowed: 1 to 64 bytes (sethostname(2)) of letters, digits, '-' and '.', each part between the dots 1 to 63 long and not beginning with '-' (hostname(7)).";

    public static TheoryData<string, string> BadHosts => new()
    {
        { "", "it is empty" },
        { new string('a', 65), "it is 65 bytes long" },
        { "a b", "' ' is not allowed" },
        { "a_b", "'_' is not allowed" },
        { "a/b", "'/' is not allowed" },
        { "wéb", "'é' is not allowed" },
        { "a\0b", "the character U+0000 is not allowed" },
        { "-web", "a part begins with '-'" },
        { "web.-1", "a part begins with '-'" },
        { "web..1", "a part is empty" },
        { ".web", "a part is empty" },
        { "web.", "a part is empty" },
        { new string('a', 64), "a part is longer than 63" },
    };

    [Theory, MemberData(nameof(BadHosts))]
    public void BadHostNamesAreRefused(string name, string problem)
    {
        var shown = name.Replace("\0", "\\0");
        Assert.Equal(
            $"[IsolatedUts(HostName = \"{shown}\")] on Shop.Tests.CartTests.Adds: {problem}. {HostRule}",
            Specimen.Refusal(new IsolatedUtsAttribute { HostName = name }));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("web1")]
    [InlineData("WEB-1.example.org")]
    [InlineData("0")]
    [InlineData("web-")]
    public void GoodHostNamesAreTaken(string name) =>
        Assert.Equal(name, Specimen.Read(method: [new IsolatedUtsAttribute { HostName = name }])!.HostName);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a b", "' ' is not allowed")]
    [InlineData("a\tb", "the character U+0009 is not allowed")]
    [InlineData("dömäin", "'ö' is not allowed")]
    public void BadDomainNamesAreRefused(string name, string problem)
    {
        var shown = name.Replace("\t", "\\x09");
        Assert.Equal(
            $"[IsolatedUts(DomainName = \"{shown}\")] on Shop.Tests.CartTests.Adds: {problem}. Allowed: 1 to 64 bytes (setdomainname(2)) of printable ASCII without spaces.",
            Specimen.Refusal(new IsolatedUtsAttribute { DomainName = name }));
    }

    [Theory]
    [InlineData("(none)")]
    [InlineData("my_domain")]
    public void GoodDomainNamesAreTaken(string name) =>
        Assert.Equal(name, Specimen.Read(method: [new IsolatedUtsAttribute { DomainName = name }])!.DomainName);

    [Fact]
    public void LengthIsThatOfTheKernel()
    {
        var longest = new string('a', 62) + ".b"; // 64 bytes
        Assert.Equal(longest, Specimen.Read(method: [new IsolatedUtsAttribute { HostName = longest }])!.HostName);
        Assert.Contains("it is 65 bytes long", Specimen.Refusal(new IsolatedUtsAttribute { HostName = longest + "c" }));
        Assert.Contains("it is 66 bytes long", Specimen.Refusal(new IsolatedUtsAttribute { DomainName = new string('é', 33) }));
    }
}
