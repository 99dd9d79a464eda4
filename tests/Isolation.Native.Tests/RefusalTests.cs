namespace Isolation.Native.Tests;

/// <summary>Hosts that refuse: the call that failed is told, and the body never runs.</summary>
public sealed class RefusalTests
{
    public static TheoryData<Identity> Identities => Identity.All;

    public static TheoryData<Identity, string, int> Errors
    {
        get
        {
            var data = new TheoryData<Identity, string, int>();
            foreach (var who in Identity.Each)
            {
                data.Add(who, "EPERM", Errno.EPERM);
                data.Add(who, "ENOSYS", Errno.ENOSYS);
                data.Add(who, "ENOSPC", Errno.ENOSPC);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Clone3IsNotNeeded(Identity who, string error, int errno)
    {
        Assert.True(errno > 0);
        Assert.Equal("ran\n", Launch.Run(who, who.World().Shell("echo ran"), Files.Refuse, $"clone3={error}", "--").Succeeded());
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void CloneIsTold(Identity who, string error, int errno) =>
        Launch.Run(who, who.World().Exec("/bin/true"), Files.Refuse, $"clone={error},clone3=ENOSYS", "--ns-flags", "--")
            .FailedWith(Status.StepFailed(0, errno, Op.Clone));

    [Theory]
    [MemberData(nameof(Errors))]
    public void UnshareIsTold(Identity who, string error, int errno)
    {
        var script = who.World().Add(Op.Unshare, $"{(uint)New.Time}").Exec("/bin/true");
        Launch.Run(who, script, Files.Refuse, $"unshare={error}", "--ns-flags", "--")
            .FailedWith(Status.StepFailed(script.Last - 1, errno, Op.Unshare));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void MountIsTold(Identity who, string error, int errno)
    {
        var script = who.Script(New.Mount).Mount("", "/", "", MountFlags.Private | MountFlags.Recursive).Exec("/bin/true");
        Launch.Run(who, script, Files.Refuse, $"mount={error}", "--").FailedWith(Status.StepFailed(script.Last - 1, errno, Op.Mount));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void ARefusedForkIsToldAsTheBodysFailureToStart(Identity who)
    {
        var script = who.World().Exec("/bin/true");
        Launch.Run(who, script, Files.Refuse, "fork=EAGAIN", "--")
            .FailedWith(new Status(StatusKind.ExecFailed, script.Last, 11, (int)Op.Exec));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WithoutUserNamespacesTheLimitIsTold(Identity who)
    {
        // The stage becomes an ordinary user if it is not one.
        Launch.Run(who, new Script().Clone(New.User | New.Net).Exec("/bin/true"), Files.NoUserNamespaces)
            .FailedWith(Status.StepFailed(0, Errno.ENOSPC, Op.Clone));
        Launch.Run(who, new Script().Clone(New.Net).Exec("/bin/true"), Files.NoUserNamespaces)
            .FailedWith(Status.StepFailed(0, Errno.EPERM, Op.Clone));
        Assert.Equal("ran\n", Launch.Run(who, new Script().Clone(New.None).Shell("echo ran"), Files.NoUserNamespaces).Succeeded());
    }
}
