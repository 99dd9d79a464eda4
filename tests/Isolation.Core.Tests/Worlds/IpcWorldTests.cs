using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

public sealed class IpcWorldTests
{
    private static readonly IsolationPlan Plan = new() { Requested = NamespaceKind.Ipc };

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void QueuesShowAndAreItsOwn(Identity who)
    {
        var lines = Body.Lines(who, Plan, $"{Body.Use} queue /isolation && ls /dev/mqueue && ipcmk -M 64 >/dev/null && tail -n +2 /proc/sysvipc/shm | wc -l");
        Assert.Equal(["isolation", "1"], lines);
        Assert.Equal("0", Body.Output(who, Plan, "ls /dev/mqueue | wc -l"));
    }

    /// <summary>Every name of the host's /dev is there and is the same device.</summary>
    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void DevIsComplete(Identity who)
    {
        const string list = "cd /dev; stat -L -c '%n %F %t:%T' * 2>/dev/null | grep -v -e '^fd ' -e '^std' -e '^mqueue '";
        Assert.Equal(Body.Output(who, new IsolationPlan(), list), Body.Output(who, Plan, list));
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void DevicesWork(Identity who)
    {
        var lines = Body.Lines(
            who, Plan, $"echo gone > /dev/null; head -c 4 /dev/zero | od -An -tx1; head -c 1 /dev/urandom | wc -c; {Body.Use} pty && echo pty; "
            + "test -c /dev/null && test ! -L /dev/null && echo real; echo x > /dev/shm/isolation-$$ && rm /dev/shm/isolation-$$ && echo shm; readlink /dev/fd");
        Assert.Equal([" 00 00 00 00", "1", "pty", "real", "shm", "/proc/self/fd"], lines);
    }

    [Fact]
    public void OnlyRootMayWriteIntoDev()
    {
        foreach (var who in Identity.Each)
        {
            Assert.Equal(who.IsRoot ? "made" : "", Body.Output(who, Plan, "(: > /dev/isolation) 2>/dev/null && echo made; true"));
            Assert.False(File.Exists("/dev/isolation"));
        }
    }

    [Theory, MemberData(nameof(Identity.All), MemberType = typeof(Identity))]
    public void WhereTheHostHasTheDirectoryItIsMountedThere(Identity who)
    {
        // /dev/shm stands for it in the world that is made: a directory of /dev that exists everywhere.
        var host = Body.Host(who) with { Devices = new DeviceDirectory([new DeviceEntry("mqueue", IsDirectory: true)]) };
        var world = WorldBuilder.Build(Plan, host, "/", 0);
        var mount = world.Steps.Single(step => step.Op == SetupOp.Mount && step.Kind == NamespaceKind.Ipc);
        Assert.Equal("mount(\"mqueue\", \"/dev/mqueue\", \"mqueue\", MS_NOSUID | MS_NODEV | MS_NOEXEC)", mount.Attempt);
        var moved = mount with { Arguments = [mount.Arguments[0], "/dev/shm", .. mount.Arguments.Skip(2)] };
        world = world with { Steps = [.. world.Steps.Select(step => step == mount ? moved : step)] };
        Assert.Equal("isolation", Body.Output(who, world, $"{Body.Use} queue /isolation && ls /dev/shm"));
    }
}
