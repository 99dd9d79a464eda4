namespace Isolation.Native.Tests;

/// <summary>That the command cannot be executed is told as such, with its errno, and never as an exit code.</summary>
public sealed class ExecTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void AMissingCommandIsToldByItsErrno(Identity who)
    {
        using var folder = new Folder();
        AssertFails(who, Errno.ENOENT, folder["nothing"]);
        AssertFails(who, Errno.ENOENT, "no-such-command-on-path");
        AssertFails(who, Errno.ENOTDIR, folder.Write("file", "") + "/command");
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WhatIsNotExecutableIsToldByItsErrno(Identity who)
    {
        using var folder = new Folder();
        AssertFails(who, Errno.EACCES, folder.Write("plain", "#!/bin/sh\n", "644"));
        AssertFails(who, Errno.EACCES, folder.Path);
        AssertFails(who, Errno.ENOEXEC, folder.Write("garbage", "no program\n", "755"));
        AssertFails(who, Errno.ENOENT, folder.Write("orphan", "#!/no/such/interpreter\n", "755"));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ANameIsSearchedInPath(Identity who)
    {
        using var folder = new Folder();
        folder.Write("isolation-test-command", "#!/bin/sh\necho \"$0 $1\"\n", "755");
        folder.MakeDirectory("first");
        var path = $"PATH={folder["absent"]}:{folder["first"]}:{folder.Path}:/usr/bin:/bin";
        folder.Write("first/isolation-test-command", "not executable", "644");
        var found = Launch.Run(who, who.Script(New.None).Exec("isolation-test-command", "argument"), "/usr/bin/env", path);
        Assert.Equal($"{folder["isolation-test-command"]} argument\n", found.Succeeded());

        // As execvp(3): a match that may not be executed is told if there is no better one.
        var denied = Launch.Run(
            who, who.Script(New.None).Exec("isolation-test-command"), "/usr/bin/env", $"PATH={folder["first"]}:/usr/bin");
        Assert.Equal(new Status(StatusKind.ExecFailed, 1, Errno.EACCES, (int)Op.Exec), denied.Last);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ArgumentsAndEnvironmentArriveUnchanged(Identity who)
    {
        string[] arguments = ["", " two  words ", "ü€", "new\nline", new string('x', 100_000)];
        var outcome = Launch.Run(
            who, who.World().Exec(["/usr/bin/printf", "<%s>", .. arguments]), "/usr/bin/env", "ISOLATION_SEEN=yes");
        Assert.Equal(string.Concat(arguments.Select(argument => $"<{argument}>")), outcome.Succeeded());
        var environment = Launch.Run(who, who.World().Shell("echo $ISOLATION_SEEN"), "/usr/bin/env", "ISOLATION_SEEN=yes");
        Assert.Equal("yes\n", environment.Succeeded());
    }

    private static void AssertFails(Identity who, int errno, string command)
    {
        foreach (var script in new[] { who.Script(New.None).Exec(command), who.World().Exec(command), who.World().ExecAsInit(command) })
        {
            var outcome = Launch.Run(who, script);
            Assert.True(
                outcome.Last == new Status(StatusKind.ExecFailed, script.Last, errno, (int)Op.Exec) && outcome.ExitCode == 71,
                $"{command}: {outcome}");
        }
    }
}
