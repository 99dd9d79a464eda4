using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class ClockOffsetTests
{
    private static readonly AttributePlace Place = new(new IsolatedTimeAttribute(), "CartTests.Adds");

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("30")]
    [InlineData("24:00:00")]
    [InlineData("1:00:00:00")]
    [InlineData("00:60:00")]
    [InlineData("01:00")]
    [InlineData("--01:00:00")]
    [InlineData("-")]
    [InlineData(" 01:00:00")]
    [InlineData("+01:00:00")]
    [InlineData("01:00:00,5")]
    public void WhatIsNoTimeSpanIsRefused(string text) =>
        Assert.Equal(
            $"[IsolatedTime(BootTime = \"{text}\")] on Shop.Tests.CartTests.Adds: not a time span. "
            + "Allowed: [-][days.]hh:mm:ss[.fffffff], such as \"1.00:00:00\" (one day) or \"-00:00:10\". Hours are 0 to 23, minutes and seconds 0 to 59.",
            Specimen.Refusal(new IsolatedTimeAttribute { BootTime = text }));

    [Fact]
    public void TimeSpansAreTaken()
    {
        var plan = Specimen.Read(method: [new IsolatedTimeAttribute { BootTime = "1.02:03:04.5", Monotonic = "-00:00:00.25" }]);
        Assert.Equal(new TimeSpan(1, 2, 3, 4, 500), plan!.BootTime);
        Assert.Equal(TimeSpan.FromMilliseconds(-250), plan.Monotonic);
    }

    [Fact]
    public void AClockBelowZeroIsRefusedWithTheRange() =>
        Assert.Equal(
            "[IsolatedTime(Monotonic = \"-00:16:41\")] on CartTests.Adds: the clock would go below zero. Allowed now: -00:16:40 to 53375.23:36:58, for the clock shows 00:16:40 "
            + "and may be set to anything from 0 to 4,611,686,018 seconds (146 years), half of the kernel's KTIME_SEC_MAX (time_namespaces(7)).",
            Refusal("-00:16:41", 1000.9));

    [Fact]
    public void AClockSetTooFarIsRefusedWithTheRange() =>
        Assert.StartsWith(
            "[IsolatedTime(Monotonic = \"53375.23:36:59\")] on CartTests.Adds: the clock would be set too far. Allowed now: -00:16:40 to 53375.23:36:58, ",
            Refusal("53375.23:36:59", 1000.0), StringComparison.Ordinal);

    [Theory]
    [InlineData("-00:16:40")]
    [InlineData("53375.23:36:58")]
    [InlineData("00:00:00")]
    public void TheRangesEndsAreTaken(string text) =>
        ClockOffsets.Parse("Monotonic", text, TimeSpan.FromSeconds(1000), Place);

    [Fact]
    public void ThisHostsClocksAreAsked()
    {
        Assert.Contains("the clock would go below zero", Specimen.Refusal(new IsolatedTimeAttribute { BootTime = "-36500.00:00:00" }));
        Assert.Contains("the clock would be set too far", Specimen.Refusal(new IsolatedTimeAttribute { Monotonic = "53376.00:00:00" }));
    }

    private static string Refusal(string text, double now) =>
        Assert.Throws<IsolationPlanException>(() => ClockOffsets.Parse("Monotonic", text, TimeSpan.FromSeconds(now), Place)).Message;
}
