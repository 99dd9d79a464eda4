using Isolation.Native.Tests.Staging;
using Isolation.Tests.Staging;

namespace Isolation.Tests.Namespaces;

public sealed class AskedMountTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly string a, b, file;

    public AskedMountTests() => (a, b, file) = (folder.MakeDirectory("a"), folder.MakeDirectory("b"), folder.Write("file", ""));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FlagsAndOptionsOfATmpFsAreToldApart() => Assert.Equal(
        [$"mount(\"tmpfs\", \"{a}\", \"tmpfs\", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME, \"size=64m,mode=1777\")"],
        Asked(new() { TmpFs = [$"{a}/:ro,size=64m,nosuid,nodev,noexec,mode=1777,noatime,defaults"] }));

    [Fact]
    public void WhatIsFurtherUpGoesFirst()
    {
        folder.MakeDirectory("b/x");
        Assert.Equal(
            [
                $"mount_setattr(\"{folder.Path}\", AT_RECURSIVE, MOUNT_ATTR_RDONLY)",
                $"mount(\"{b}\", \"{a}\", NULL, MS_BIND | MS_REC)",
                $"mount(\"tmpfs\", \"{a}/x\", \"tmpfs\", 0)",
            ],
            Asked(new() { TmpFs = [$"{a}/x"], Bind = [$"{b}:{a}"], ReadOnly = [folder.Path] }));
    }

    [Fact]
    public void ABindGoesBeforeWhatHidesItsSource() => Assert.Equal(
        [$"mount(\"{a}\", \"{b}\", NULL, MS_BIND | MS_REC)", $"mount(\"tmpfs\", \"{a}\", \"tmpfs\", 0)"],
        Asked(new() { TmpFs = [a], Bind = [$"{a}:{b}"] }));

    [Fact]
    public void TargetsBelowATmpFsAreMade() => Assert.Equal(
        [
            $"mount(\"tmpfs\", \"{a}\", \"tmpfs\", 0)",
            $"mkdir(\"{a}/x\", 0755)", $"mkdir(\"{a}/x/y\", 0755)", $"mount(\"{b}\", \"{a}/x/y\", NULL, MS_BIND | MS_REC)",
            $"open(\"{a}/f\", O_CREAT, 0644)", $"mount(\"{file}\", \"{a}/f\", NULL, MS_BIND | MS_REC)",
        ],
        Asked(new() { TmpFs = [a], Bind = [$"{b}:{a}/x/y", $"{file}:{a}/f"] }));

    [Fact]
    public void ReadOnlyComesLastOnItsPath() => Assert.Equal(
        [$"mount(\"{b}\", \"{a}\", NULL, MS_BIND | MS_REC)", $"mount_setattr(\"{a}\", AT_RECURSIVE, MOUNT_ATTR_RDONLY)"],
        Asked(new() { ReadOnly = [a], Bind = [$"{b}:{a}"] }));

    [Fact]
    public void AMissingSourceIsRefused() =>
        Refused(new() { Bind = [$"{a}/none:{b}"] }, $"[IsolatedMount(Bind = [\"{a}/none:{b}\"])] on Shop.Tests.CartTests.Adds: the source \"{a}/none\" does not exist. Allowed: a file or directory that does.");

    [Fact]
    public void AMissingTargetIsRefused()
    {
        Refused(
            new() { Bind = [$"{a}:{b}/none"] },
            $"[IsolatedMount(Bind = [\"{a}:{b}/none\"])] on Shop.Tests.CartTests.Adds: the target \"{b}/none\" does not exist. Allowed: a directory that does, or a path below one of TmpFs, where it is made.");
        Refused(
            new() { TmpFs = [$"{b}/none"] },
            $"[IsolatedMount(TmpFs = [\"{b}/none\"])] on Shop.Tests.CartTests.Adds: the target \"{b}/none\" does not exist. Allowed: a directory that does, or a path below one of TmpFs, where it is made.");
        Refused(new() { ReadOnly = [$"{b}/none"] }, $"[IsolatedMount(ReadOnly = [\"{b}/none\"])] on Shop.Tests.CartTests.Adds: \"{b}/none\" does not exist. Allowed: a file or directory that does.");
    }

    [Fact]
    public void AFileAndADirectoryDoNotGoTogether()
    {
        Refused(
            new() { Bind = [$"{a}:{file}"] },
            $"[IsolatedMount(Bind = [\"{a}:{file}\"])] on Shop.Tests.CartTests.Adds: the target \"{file}\" is not a directory. Allowed: a directory, as its source is.");
        Refused(
            new() { Bind = [$"{file}:{a}"] },
            $"[IsolatedMount(Bind = [\"{file}:{a}\"])] on Shop.Tests.CartTests.Adds: the target \"{a}\" is not a file. Allowed: a file, as its source is.");
    }

    [Fact]
    public void WhatIsEmptyHasNothingToProtect() =>
        Refused(
            new() { TmpFs = [a], ReadOnly = [$"{a}/x"] },
            $"[IsolatedMount(ReadOnly = [\"{a}/x\"])] on Shop.Tests.CartTests.Adds: nothing is at \"{a}/x\", for it lies in the empty \"{a}\". Allowed: a path that the host or a Bind has.");

    [Fact]
    public void MountsThatNeedEachOtherAreRefused() =>
        Refused(
            new() { TmpFs = [a], Bind = [$"{a}/keep:{a}/keep"] },
            $"[IsolatedMount(Bind = [\"{a}/keep:{a}/keep\"])] on Shop.Tests.CartTests.Adds: the source \"{a}/keep\" is hidden by the mount on \"{a}\" "
            + $"([IsolatedMount(TmpFs = [\"{a}\"])] on Shop.Tests.CartTests.Adds), which has to be made first. Allowed: a source outside of what TmpFs and Bind cover.");

    [Fact]
    public void WhatTheTestRunsFromMayNotBeHidden()
    {
        var plan = Specimen.Read(method: [new IsolatedMountAttribute { TmpFs = [a] }])!;
        var message = Assert.Throws<IsolationPlanException>(() => WorldBuilder.Build(plan, Hosts.Root, a + "/bin/", 0)).Message;
        Assert.Equal(
            $"[IsolatedMount(TmpFs = [\"{a}\"])] on Shop.Tests.CartTests.Adds: an empty \"{a}\" would hide \"{a}/bin\", which the test runs from. "
            + "Allowed: a directory that neither the test nor the runtime is in.",
            message);
        Assert.Throws<IsolationPlanException>(() => WorldBuilder.Build(plan, Hosts.Root with { NeededDirectories = [a] }, "/w", 0));
        WorldBuilder.Build(plan, Hosts.Root with { NeededDirectories = [b] }, a + "bin", 0);
    }

    private static string[] Asked(IsolatedMountAttribute attribute)
    {
        var plan = Specimen.Read(method: [attribute])!;
        var steps = WorldBuilder.Build(plan, Hosts.Root, "/w", 0).Steps;
        return [.. steps.SkipWhile(step => step.Flags != SetupStepFlags.Optional).Skip(1).TakeWhile(step => step.Op != SetupOp.ChangeDirectory).Select(RootWorldTests.Text)];
    }

    private static void Refused(IsolatedMountAttribute attribute, string message)
    {
        var plan = Specimen.Read(method: [attribute])!;
        Assert.Equal(message, Assert.Throws<IsolationPlanException>(() => WorldBuilder.Build(plan, Hosts.Root, "/w", 0)).Message);
    }
}
