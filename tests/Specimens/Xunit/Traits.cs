using Xunit.Abstractions;
using Xunit.Sdk;

namespace Specimens;

[Trait("Level", "class")]
public class Traits
{
    [Fact]
    [Trait("Colour", "red")]
    public void Red() => Assert.True(true);

    [Fact]
    [Trait("Colour", "blue")]
    [Trait("Colour", "dark")]
    public void Blue() => Assert.True(true);

    [Fact]
    [Bug(4711)]
    public void FromACustomAttribute() => Assert.Fail("bug 4711");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [Trait("Colour", "green")]
    public void OnATheory(int x) => Assert.Equal(1, x);
}

[TraitDiscoverer("Specimens.BugDiscoverer", SpecimenAssembly.Name)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class BugAttribute(int number) : Attribute, ITraitAttribute
{
    public int Number => number;
}

public sealed class BugDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Bug", traitAttribute.GetConstructorArguments().First().ToString()!)];
}
