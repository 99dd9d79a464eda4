using System.Globalization;
using System.Reflection;
using Xunit.Sdk;

namespace Specimens;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class UseCultureAttribute(string name) : BeforeAfterTestAttribute
{
    private CultureInfo? old;

    public override void Before(MethodInfo methodUnderTest)
    {
        old = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
    }

    public override void After(MethodInfo methodUnderTest) => CultureInfo.CurrentCulture = old!;
}

public class Cultures(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    [UseCulture("de-DE")]
    public void German() => Assert.Equal("1,5", 1.5.ToString());

    [Fact]
    [UseCulture("cs-CZ")]
    public async Task CzechAcrossAwaits()
    {
        await Task.Delay(1).ConfigureAwait(false);
        Assert.Equal("2,5", 2.5.ToString());
    }

    [Fact]
    [UseCulture("fr-FR")]
    public void FrenchFails() => Assert.Equal("3.5", 3.5.ToString());

    [Fact]
    public void TheRunnersCulture()
    {
        output.WriteLine($"culture '{CultureInfo.CurrentCulture.Name}', UI culture '{CultureInfo.CurrentUICulture.Name}'");
        output.WriteLine($"default '{CultureInfo.DefaultThreadCurrentCulture?.Name}', time zone {TimeZoneInfo.Local.Id}");
    }
}
