using System.Text;

namespace Isolation.Xunit.Tests;

public class IpcTests
{
    private const int Key = 0x150_1a7e;

    [Fact, IsolatedIpc]
    public void Nothing_is_there_before_the_test_makes_it()
    {
        foreach (var kind in (string[])["shm", "sem", "msg"])
        {
            Assert.Single(File.ReadAllLines($"/proc/sysvipc/{kind}")); // the heading
        }

        Assert.Empty(Directory.GetFileSystemEntries("/dev/mqueue"));
    }

    [Theory, Siblings(3), IsolatedIpc]
    public void Siblings_make_the_same_System_V_objects_exclusively(int sibling)
    {
        Libc.Succeeds(Libc.SharedMemory(Key, 4096, Libc.IpcCreate));
        Libc.Succeeds(Libc.Semaphores(Key, 1, Libc.IpcCreate));
        Libc.Succeeds(Libc.MessageQueue(Key, Libc.IpcCreate));
        Rendezvous.Of("sysv", sibling, 3);
        Assert.Equal(2, File.ReadAllLines("/proc/sysvipc/shm").Length);
        Assert.Equal(-1, Libc.SharedMemory(Key, 4096, Libc.IpcCreate)); // exclusive means something
    }

    [Theory, Siblings(3), IsolatedIpc]
    public void Siblings_make_the_same_POSIX_queue_exclusively(int sibling)
    {
        var queue = (int)Libc.Succeeds(Libc.PosixQueue("/isolation", Libc.Exclusive | Libc.ReadWrite, 0x180, 0));
        Rendezvous.Of("mq", sibling, 3);
        var message = Encoding.UTF8.GetBytes($"from {sibling}");
        Libc.Succeeds(Libc.Send(queue, message, message.Length, 1));
        var buffer = new byte[8192];
        var length = (int)Libc.Succeeds(Libc.Receive(queue, buffer, buffer.Length, out _));
        Assert.Equal($"from {sibling}", Encoding.UTF8.GetString(buffer, 0, length));
        Assert.Equal(["isolation"], Directory.GetFiles("/dev/mqueue").Select(Path.GetFileName));
    }

    [Fact, IsolatedIpc]
    public void The_rest_of_dev_is_as_before()
    {
        File.WriteAllText("/dev/null", "gone");
        Assert.Equal(16, Shell.Run("head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \\n'").Length);
        Assert.True(Directory.Exists("/dev/shm"));
        var file = $"/dev/shm/{Guid.NewGuid()}";
        File.WriteAllText(file, "x");
        File.Delete(file);
        Assert.NotNull(File.ResolveLinkTarget("/dev/stdin", returnFinalTarget: false));
    }
}
