using System.Runtime.InteropServices;

namespace Isolation.Native.Tests;

/// <summary>isolation_spawn starts a program with exactly what it was told.</summary>
public sealed class SpawnTests
{
    [Fact]
    public void DescriptorsMayCrossOver()
    {
        // 1 and 2 exchanged, 0 from 1's pipe, and every source in the range of the targets.
        var (read, write) = Libc.Pipe();
        using (read)
        {
            int fd;
            using (write)
            {
                fd = (int)write.DangerousGetHandle();
                Assert.Equal(0, Start("/bin/sh", ["sh", "-c", "echo one; echo two >&2; echo three >&3"], [0, fd, fd, fd], null, out var pid));
                Assert.Equal(0, Wait(pid));
            }

            using var stream = new StreamReader(new FileStream(read, FileAccess.Read, 0));
            Assert.Equal("one\ntwo\nthree\n", stream.ReadToEnd());
        }
    }

    [Fact]
    public void SourcesAmongTheTargetsAreNotOverwritten()
    {
        using var a = File.OpenHandle("/dev/null");
        var (read, write) = Libc.Pipe();
        using (read)
        using (write)
        {
            // A permutation of low descriptors that a naive sequence of dup2 would destroy: 0 and 1 exchanged, 2 the pipe.
            int[] fds = [1, 0, (int)write.DangerousGetHandle()];
            const string Show = "a=$(readlink /proc/self/fd/0); b=$(readlink /proc/$$/fd/1); echo $a $b >&2";
            Assert.Equal(0, Start("/bin/sh", ["sh", "-c", Show], fds, null, out var pid));
            Assert.Equal(0, Wait(pid));
            write.Dispose();
            using var stream = new StreamReader(new FileStream(read, FileAccess.Read, 0));
            var expected = $"{new FileInfo("/proc/self/fd/1").LinkTarget} {new FileInfo("/proc/self/fd/0").LinkTarget}\n";
            Assert.Equal(expected, stream.ReadToEnd());
        }
    }

    [Fact]
    public void TheErrorOfTheExecIsTheCalls()
    {
        Assert.Equal(Errno.ENOENT, Fail("/no/such/program", null));
        Assert.Equal(Errno.EACCES, Fail("/etc/passwd", null));
        Assert.Equal(Errno.ENOENT, Fail("/bin/true", "/no/such/directory"));
        Assert.Equal(-1, Libc.WaitPid(-1, out _, 1));
    }

    [Fact]
    public void TheWorkingDirectoryIsTheOneGiven()
    {
        var (read, write) = Libc.Pipe();
        using (read)
        {
            using (write)
            {
                Assert.Equal(0, Start("/bin/pwd", ["pwd"], [0, (int)write.DangerousGetHandle(), 2], "/usr", out var pid));
                Assert.Equal(0, Wait(pid));
            }

            using var stream = new StreamReader(new FileStream(read, FileAccess.Read, 0));
            Assert.Equal("/usr\n", stream.ReadToEnd());
        }
    }

    [Fact]
    public void ABadDescriptorIsAnError() => Assert.Equal(9 /* EBADF */, Fail("/bin/true", null, 0, 1, 2, 9999));

    [Fact]
    public void ManyAtOnceEachGetTheirOwn()
    {
        // From many threads: every child must end, with its own code.
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Assert.Equal(0, Start("/bin/sh", ["sh", "-c", $"exit {i % 100}"], [0, 1, 2], null, out var pid));
            Assert.Equal(i % 100, Wait(pid));
        });
    }

    [Fact]
    public void NothingStaysOpenInTheCaller()
    {
        Start("/bin/true", ["true"], [0, 1, 2, 0, 1], null, out var first);
        Wait(first);
        var before = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        for (var i = 0; i < 50; i++)
        {
            Start("/bin/true", ["true"], [2, 1, 0, 0, 1], null, out var pid);
            Wait(pid);
            Fail("/no/such/program", null);
        }

        Assert.Equal(before, Directory.GetFileSystemEntries("/proc/self/fd").Length);
    }

    [Fact]
    public void TheLibraryAsksForNothingNewerThanTheOldestSystemOfDotNet()
    {
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Files.Library));
        var versions = System.Text.RegularExpressions.Regex.Matches(text, @"GLIBC_(\d+\.\d+(\.\d+)?)").Select(match => Version.Parse(match.Groups[1].Value));
        Assert.All(versions, version => Assert.True(version <= new Version(2, 17), $"GLIBC_{version}"));
    }

    private static int Start(string path, string[] argv, int[] fds, string? cwd, out int pid) =>
        Libc.Spawn(path, [.. argv, null], ["PATH=/usr/bin:/bin", null], fds, fds.Length, cwd, out pid);

    private static int Fail(string path, string? cwd, params int[] fds)
    {
        Assert.Equal(-1, Start(path, [path], fds.Length == 0 ? [0, 1, 2] : fds, cwd, out _));
        return Marshal.GetLastPInvokeError();
    }

    private static int Wait(int pid)
    {
        Assert.Equal(pid, Libc.WaitPid(pid, out var status, 0));
        return status >> 8;
    }
}
