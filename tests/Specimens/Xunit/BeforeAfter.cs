using System.Reflection;
using Specimens;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: Announce("assembly")]

namespace Specimens;

/// <summary>Leaves its name in an AsyncLocal, as Verify.Xunit does with the running test's method.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AnnounceAttribute(string where) : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<(string Path, MethodInfo? Method)> Current = new();

    public static string Path => Current.Value.Path ?? "nobody";

    public static MethodInfo? Method => Current.Value.Method;

    public override void Before(MethodInfo methodUnderTest) => Current.Value = ($"{Current.Value.Path}/{where}", methodUnderTest);

    public override void After(MethodInfo methodUnderTest)
    {
        var path = Current.Value.Path;
        Current.Value = (path[..path.LastIndexOf('/')], methodUnderTest);
    }
}

[Announce("class")]
public class BeforeAfter(ITestOutputHelper output)
{
    [Fact]
    public void AssemblyAndClass()
    {
        output.WriteLine(string.Join('/', AnnounceAttribute.Path.Split('/').Order()));
        Assert.Equal(nameof(AssemblyAndClass), AnnounceAttribute.Method?.Name);
    }

    [Fact]
    [Announce("method")]
    public async Task AndMethodAcrossAwaits()
    {
        await Task.Delay(1).ConfigureAwait(false);
        output.WriteLine(string.Join('/', AnnounceAttribute.Path.Split('/').Order()));
        Assert.Equal(nameof(AndMethodAcrossAwaits), AnnounceAttribute.Method?.Name);
    }

    [Fact]
    [Announce("method")]
    public void Fails() => Assert.Equal("elsewhere", AnnounceAttribute.Method?.Name);

    [Fact]
    [Faulty(before: true)]
    public void BeforeThrows() => Assert.Fail("the body must not run");

    [Fact]
    [Faulty(before: false)]
    public void AfterThrows() => Assert.True(true);

    [Fact]
    [Faulty(before: false)]
    public void AfterThrowsAndBodyFails() => Assert.Fail("body");
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultyAttribute(bool before) : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest)
    {
        if (before)
        {
            throw new InvalidOperationException("Before");
        }
    }

    public override void After(MethodInfo methodUnderTest)
    {
        if (!before)
        {
            throw new InvalidOperationException("After");
        }
    }
}
