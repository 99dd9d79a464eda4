using System.Runtime.InteropServices;

namespace Isolation.Xunit.Tests;

public class MountTests
{
    private const int Erofs = 30;
    private const int Enospc = 28;

    private static string[] MountInfo => File.ReadAllLines("/proc/self/mountinfo");

    [Fact, IsolatedMount]
    public void Propagation_is_off_for_every_mount() =>
        Assert.All(MountInfo, line => Assert.DoesNotMatch("(shared|master|propagate_from):", line));

    [Fact, IsolatedMount]
    public void The_test_may_mount_and_unmount()
    {
        Libc.Succeeds(Libc.Mount("mine", "/mnt", "tmpfs", 0, null));
        File.WriteAllText("/mnt/mine", "mine");
        Assert.Equal("mine", Shell.Run("cat /mnt/mine"));
        Libc.Succeeds(Libc.Unmount("/mnt"));
        Assert.False(File.Exists("/mnt/mine"));
    }

    [Fact, IsolatedMount(TmpFs = ["/mnt:size=1m,mode=0750", "/media"])]
    public void TmpFs_mounts_an_empty_file_system_with_its_options()
    {
        Assert.Empty(Directory.GetFileSystemEntries("/mnt"));
        Assert.Empty(Directory.GetFileSystemEntries("/media"));
        Assert.Equal("tmpfs tmpfs", Shell.Run("stat -f -c %T /mnt /media | paste -sd' '"));
        Assert.Equal("750", Shell.Run("stat -c %a /mnt"));
        var full = Assert.Throws<IOException>(() => File.WriteAllBytes("/mnt/big", new byte[2 << 20]));
        Assert.Equal(Enospc, full.HResult & 0xffff);
        File.WriteAllBytes("/media/big", new byte[2 << 20]);
    }

    [Fact, IsolatedMount(Bind = ["/usr/share:/mnt", "/etc/hostname:/etc/motd"])]
    public void Bind_shows_a_directory_or_a_file_elsewhere()
    {
        Assert.Equal(Directory.GetDirectories("/usr/share").Select(Path.GetFileName).Order(), Directory.GetDirectories("/mnt").Select(Path.GetFileName).Order());
        Assert.Equal(File.ReadAllText("/etc/hostname"), File.ReadAllText("/etc/motd"));
    }

    [Fact, IsolatedMount(ReadOnly = ["/tmp"])]
    public void ReadOnly_refuses_writes()
    {
        var refusal = Assert.Throws<IOException>(() => File.WriteAllText($"/tmp/{Guid.NewGuid()}", ""));
        Assert.Equal(Erofs, refusal.HResult & 0xffff);
    }

    [Fact, IsolatedMount(ReadOnly = ["/dev"])]
    public void ReadOnly_holds_for_the_mounts_below()
    {
        Assert.True(Directory.Exists("/dev/shm"));
        var refusal = Assert.Throws<IOException>(() => File.WriteAllText($"/dev/shm/{Guid.NewGuid()}", ""));
        Assert.Equal(Erofs, refusal.HResult & 0xffff);
    }

    [Fact, IsolatedMount(TmpFs = ["/media"], Bind = ["/tmp:/mnt"], ReadOnly = ["/mnt"])]
    public void Options_work_together()
    {
        File.WriteAllText("/media/new", "");
        Assert.Equal(Erofs, Assert.Throws<IOException>(() => File.WriteAllText("/mnt/new", "")).HResult & 0xffff);
    }

    [Fact, IsolatedMount(ReadOnly = ["/mnt"])]
    public void What_is_not_named_stays_writable()
    {
        var file = $"/tmp/{Guid.NewGuid()}";
        File.WriteAllText(file, "x");
        File.Delete(file);
    }
}
