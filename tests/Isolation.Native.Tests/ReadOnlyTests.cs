namespace Isolation.Native.Tests;

/// <summary>READONLY holds for everything mounted below the path, also where mount_setattr(2) is missing.</summary>
public sealed class ReadOnlyTests
{
    public static TheoryData<Identity, bool> Cases
    {
        get
        {
            var data = new TheoryData<Identity, bool>();
            foreach (var who in Identity.Each)
            {
                data.Add(who, true);
                data.Add(who, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void APathAndAllMountsBelowItAreReadOnly(Identity who, bool mountSetattr)
    {
        using var folder = new Folder();
        var top = folder.MakeDirectory("top \\ dir");
        var (inner, beside) = (folder.MakeDirectory("top \\ dir/inner one"), folder.MakeDirectory("top \\ dirty"));
        var script = who.World()
            .Mount("stage", inner, "tmpfs", MountFlags.NoSuid | MountFlags.NoDev | MountFlags.NoExec)
            .Add(Op.MakeDirectory, inner + "/deeper", "777").Mount("stage", inner + "/deeper", "tmpfs")
            .Mount("stage", beside, "tmpfs")
            .Add(Op.ReadOnly, top)
            .Exec("/bin/sh", "-c", "for d; do touch \"$d/x\" 2>&1 | grep -o 'Read-only' || echo written; done",
                "sh", top, inner, inner + "/deeper", beside, folder.Path);
        Assert.Equal("Read-only\nRead-only\nRead-only\nwritten\nwritten\n", Launch.Run(who, script, Stage(mountSetattr)).Succeeded());
        Assert.False(File.Exists(Path.Combine(top, "x")));
        File.WriteAllText(Path.Combine(top, "host"), "the host's is as it was");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AFileCanBeReadOnly(Identity who, bool mountSetattr)
    {
        using var folder = new Folder();
        var file = folder.Write("file", "before");
        var script = who.World().Add(Op.ReadOnly, file).Shell($"(echo after > {file}) 2>/dev/null || echo refused; cat {file}");
        Assert.Equal("refused\nbefore", Launch.Run(who, script, Stage(mountSetattr)).Succeeded());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheWholeTreeCanBeReadOnly(Identity who, bool mountSetattr)
    {
        using var folder = new Folder();
        var script = who.World().Add(Op.ReadOnly, "/")
            .Shell($"(: > {folder["x"]}) 2>/dev/null || echo refused; (: > /dev/shm/isolation-native) 2>/dev/null || echo refused");
        Assert.Equal("refused\nrefused\n", Launch.Run(who, script, Stage(mountSetattr)).Succeeded());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AMissingPathFails(Identity who, bool mountSetattr)
    {
        var script = who.World().Add(Op.ReadOnly, "/no/such");
        var id = script.Last;
        Launch.Run(who, script.Exec("/bin/true"), Stage(mountSetattr)).FailedWith(Status.StepFailed(id, Errno.ENOENT, Op.ReadOnly));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AnotherErrorIsNotWorkedAround(Identity who, bool mountSetattr)
    {
        using var folder = new Folder();
        var call = mountSetattr ? "mount_setattr=EPERM" : "mount=EPERM";
        var script = who.Script(New.Pid | New.Mount).Add(Op.ReadOnly, folder.Path);
        var id = script.Last;
        Launch.Run(who, script.Exec("/bin/true"), Files.Refuse, call, "--").FailedWith(Status.StepFailed(id, Errno.EPERM, Op.ReadOnly));
    }

    private static string[] Stage(bool mountSetattr) => mountSetattr ? [] : [Files.Refuse, "mount_setattr=ENOSYS", "--"];
}
