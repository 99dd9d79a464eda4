using Isolation.Tests.Staging;

namespace Isolation.Tests.Attributes;

public sealed class MountOptionTests
{
    private const string TmpFsRule = "Allowed: \"/path\" or \"/path:options\", such as \"/tmp:size=64m,mode=1777\".";

    [Theory]
    [InlineData("tmp", "\"tmp\" is not an absolute path")]
    [InlineData("", "a path is empty")]
    [InlineData("/a/../b", "\"/a/../b\" holds \".\" or \"..\"")]
    [InlineData("/./b:size=1m", "\"/./b\" holds \".\" or \"..\"")]
    [InlineData("/", "no test can run without what is in \"/\"")]
    [InlineData("/proc/", "no test can run without what is in \"/proc\"")]
    public void BadTmpFsPathsAreRefused(string path, string problem) =>
        Assert.Equal(
            $"[IsolatedMount(TmpFs = [\"/ok\", \"{path}\"])] on Shop.Tests.CartTests.Adds: {problem}. {TmpFsRule}",
            Specimen.Refusal(new IsolatedMountAttribute { TmpFs = ["/ok", path] }));

    [Theory]
    [InlineData("/a", "\"/a\" is not a source and a target")]
    [InlineData("/a:/b:ro", "\"/a:/b:ro\" is not a source and a target")]
    [InlineData("a:/b", "\"a\" is not an absolute path")]
    [InlineData("/a:b", "\"b\" is not an absolute path")]
    [InlineData("/a:", "a path is empty")]
    [InlineData("/a:/", "the root directory cannot be a target")]
    public void BadBindsAreRefused(string bind, string problem) =>
        Assert.Equal(
            $"[IsolatedMount(Bind = [\"{bind}\"])] on Shop.Tests.CartTests.Adds: {problem}. Allowed: \"/source:/target\", two absolute paths.",
            Specimen.Refusal(new IsolatedMountAttribute { Bind = [bind] }));

    [Fact]
    public void BadReadOnlyPathsAreRefused()
    {
        Assert.Equal(
            "[IsolatedMount(ReadOnly = [\"etc\"])] on Shop.Tests.CartTests.Adds: \"etc\" is not an absolute path. Allowed: an absolute path.",
            Specimen.Refusal(new IsolatedMountAttribute { ReadOnly = ["etc"] }));
        Assert.Equal(
            "[IsolatedMount(ReadOnly = [\"/a\\0\"])] on Shop.Tests.CartTests.Adds: a path holds a NUL. Allowed: an absolute path.",
            Specimen.Refusal(new IsolatedMountAttribute { ReadOnly = ["/a\0"] }));
        Assert.Equal(
            "[IsolatedMount(ReadOnly = [null])] on Shop.Tests.CartTests.Adds: an entry is null. Allowed: an absolute path.",
            Specimen.Refusal(new IsolatedMountAttribute { ReadOnly = [null!] }));
    }

    [Fact]
    public void TwoMountsOnOneTargetAreRefused()
    {
        Assert.Equal(
            "[IsolatedMount(TmpFs = [\"/data\"])] on Shop.Tests.CartTests.Adds and [IsolatedMount(Bind = [\"/src:/data/\"])] on Shop.Tests.CartTests.Adds: "
            + "\"/data\" is the target of two mounts. Allowed: one TmpFs or Bind, and one ReadOnly, for a path.",
            Specimen.Refusal(new IsolatedMountAttribute { TmpFs = ["/data"], Bind = ["/src:/data/"] }));
        Assert.Equal(
            "[IsolatedMount(ReadOnly = [\"/etc\", \"//etc\"])] on Shop.Tests.CartTests.Adds: \"/etc\" is the target of two mounts. Allowed: one TmpFs or Bind, and one ReadOnly, for a path.",
            Specimen.Refusal(new IsolatedMountAttribute { ReadOnly = ["/etc", "//etc"] }));
    }

    [Fact]
    public void MountsOfTwoLevelsOnOneTargetAreRefusedNamingBoth()
    {
        var e = Assert.Throws<IsolationPlanException>(
            () => Specimen.Read(type: [new IsolatedMountAttribute { TmpFs = ["/data"] }], method: [new IsolatedMountAttribute { Bind = ["/src:/data"] }]));
        Assert.StartsWith(
            "[IsolatedMount(TmpFs = [\"/data\"])] on Shop.Tests.CartTests and [IsolatedMount(Bind = [\"/src:/data\"])] on Shop.Tests.CartTests.Adds: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnlyMayMeetAnother()
    {
        var plan = Specimen.Read(method: [new IsolatedMountAttribute { Bind = ["/src:/data"], TmpFs = ["/t:size=1m"], ReadOnly = ["/data", "/t", "/"] }]);
        Assert.Equal(["/data", "/t", "/"], plan!.ReadOnly);
    }
}
