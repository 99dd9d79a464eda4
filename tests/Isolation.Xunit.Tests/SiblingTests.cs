using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isolation.Xunit.Tests;

// Siblings who meet must all have a place at a time: in one collection only one group of them runs, and no group is larger than MaxParallel.

[Collection("siblings")]
public class SiblingsOnOnePort
{
    [Theory, Siblings(4), IsolatedNetwork]
    public void All_hold_port_80(int sibling)
    {
        using var listener = new TcpListener(IPAddress.Any, 80);
        listener.Start();
        Rendezvous.Of("port-80", sibling, 4);
    }
}

[Collection("siblings")]
public class SiblingsOnOneMountPoint
{
    [Theory, Siblings(2), IsolatedMount]
    public void Each_mounts_its_own_on_mnt(int sibling)
    {
        Libc.Succeeds(Libc.Mount("mine", "/mnt", "tmpfs", 0, null));
        File.WriteAllText("/mnt/mine", $"{sibling}");
        Rendezvous.Of("mnt", sibling, 2);
        Assert.Equal($"{sibling}", File.ReadAllText("/mnt/mine"));
    }
}

[Collection("siblings")]
public class SiblingsWithHostNames
{
    [Theory, Siblings(2), IsolatedUts]
    public void Each_sets_its_own(int sibling)
    {
        var name = Encoding.UTF8.GetBytes($"sibling-{sibling}");
        Libc.Succeeds(Libc.SetHostName(name, name.Length));
        Rendezvous.Of("uts", sibling, 2);
        Assert.Equal($"sibling-{sibling}", UtsTests.HostName);
    }
}

[Collection("siblings")]
public class SiblingsWithOneKey
{
    private const int Key = 0x150_1a7e;

    [Theory, Siblings(3), IsolatedIpc]
    public void Each_makes_the_System_V_objects_exclusively(int sibling)
    {
        Libc.Succeeds(Libc.SharedMemory(Key, 4096, Libc.IpcCreate));
        Libc.Succeeds(Libc.Semaphores(Key, 1, Libc.IpcCreate));
        Libc.Succeeds(Libc.MessageQueue(Key, Libc.IpcCreate));
        Rendezvous.Of("sysv", sibling, 3);
        Assert.Equal(2, File.ReadAllLines("/proc/sysvipc/shm").Length);
        Assert.Equal(-1, Libc.SharedMemory(Key, 4096, Libc.IpcCreate)); // exclusive means something
    }
}

[Collection("siblings")]
public class SiblingsWithOneQueue
{
    [Theory, Siblings(3), IsolatedIpc]
    public void Each_makes_the_POSIX_queue_exclusively(int sibling)
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
}

/// <summary>.NET's named mutexes tell owners by thread ID, and those start anew in each PID namespace.</summary>
[Collection("siblings")]
public class SiblingsWithOneMutex
{
    [Theory, Siblings(4), IsolatedPid]
    public void Only_one_has_it_at_a_time(int sibling)
    {
        var file = $"/tmp/isolation-rendezvous-{RunId.Value}-mutex";
        Rendezvous.Of("mutex-siblings", sibling, 4);
        using var mutex = new Mutex(false, $"isolation-{RunId.Value}");
        for (var turn = 0; turn < 10; turn++)
        {
            Assert.True(mutex.WaitOne(TimeSpan.FromSeconds(30)));
            using (new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                Thread.Sleep(2);
            }

            mutex.ReleaseMutex();
        }
    }
}

/// <summary>Isolated tests of one class run at the same time, as many as the assembly's option says and no more.</summary>
[Collection("siblings")]
public class SiblingsInParallel
{
    [Theory, Siblings(AssemblyDefaults.MaxParallel), IsolatedProcess]
    public void As_many_as_allowed_meet(int sibling) => Rendezvous.Of("parallel", sibling, AssemblyDefaults.MaxParallel);
}

[Collection("siblings")]
public class SiblingsInACrowd
{
    [Theory, Siblings(2 * AssemblyDefaults.MaxParallel), IsolatedProcess]
    public void No_more_than_allowed_run_at_a_time(int sibling)
    {
        var directory = Directory.CreateDirectory($"/tmp/isolation-rendezvous-{RunId.Value}-crowd").FullName;
        var mine = Path.Combine(directory, $"{sibling}");
        File.WriteAllText(mine, "here");
        try
        {
            Thread.Sleep(100);
            Assert.InRange(Directory.GetFiles(directory).Length, 1, AssemblyDefaults.MaxParallel);
        }
        finally
        {
            File.Delete(mine);
        }
    }
}
