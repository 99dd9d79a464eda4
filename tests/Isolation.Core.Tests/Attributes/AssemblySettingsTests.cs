using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class AssemblySettingsTests
{
    [Fact]
    public void WithoutAnAttributeTheDefaultsHold() =>
        Assert.Equal(new IsolationSettings(TimeSpan.FromMinutes(5), Environment.ProcessorCount), AssemblySettings.Read(Specimen.Make().Class.Assembly));

    [Fact]
    public void WhatTheAttributeSaysIsTaken()
    {
        Attribute defaults = new IsolationDefaultsAttribute { TimeoutSeconds = 86_400, MaxParallel = 1024 };
        Assert.Equal(new IsolationSettings(TimeSpan.FromDays(1), 1024), AssemblySettings.Read(Specimen.Make([defaults]).Class.Assembly));
    }

    [Theory]
    [InlineData(0, 0, "TimeoutSeconds = 0", "1 to 86,400 seconds (one day)")]
    [InlineData(86_401, 0, "TimeoutSeconds = 86401", "1 to 86,400 seconds (one day)")]
    [InlineData(1, -1, "MaxParallel = -1", "1 to 1,024, or 0 for the number of processors")]
    [InlineData(1, 1025, "MaxParallel = 1025", "1 to 1,024, or 0 for the number of processors")]
    public void WhatIsOutOfRangeIsRefused(int timeout, int parallel, string said, string allowed)
    {
        Attribute defaults = new IsolationDefaultsAttribute { TimeoutSeconds = timeout, MaxParallel = parallel };
        var expected = $"[IsolationDefaults({said})] on assembly Shop.Tests: out of range. Allowed: {allowed}.";
        var (testClass, method) = Specimen.Make([defaults], method: [new IsolatedNetworkAttribute()]);
        Assert.Equal(expected, Assert.Throws<IsolationPlanException>(() => AssemblySettings.Read(testClass.Assembly)).Message);
        Assert.Equal(expected, Assert.Throws<IsolationPlanException>(() => PlanReader.Read(testClass, method)).Message);
    }
}
