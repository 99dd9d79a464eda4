namespace Specimens;

[IsolatedPid(TimeoutSeconds = 30)]
public class Descriptors
{
    private const int GetDescriptorFlags = 1;

    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void ClosesEveryDescriptor()
    {
        for (var descriptor = 0; descriptor < 1024; descriptor++)
        {
            _ = Libc.Close(descriptor);
        }
    }

    [Fact]
    public void WritesGarbageToEveryDescriptor()
    {
        var garbage = new byte[4096];
        new Random(1).NextBytes(garbage);
        WriteToAll(garbage);
    }

    /// <summary>A length of 4 GiB minus one, over and over: nobody must believe it and wait or allocate.</summary>
    [Fact]
    public void WritesOnesToEveryDescriptor() => WriteToAll([.. Enumerable.Repeat((byte)0xff, 4096)]);

    [Fact]
    public void WritesZeroesToEveryDescriptor() => WriteToAll(new byte[4096]);

    [Fact]
    public void WritesTenMegabytesToStdout()
    {
        var noise = new byte[1 << 20];
        new Random(2).NextBytes(noise);
        using var stdout = Console.OpenStandardOutput();
        for (var i = 0; i < 10; i++)
        {
            stdout.Write(noise);
        }
    }

    [Fact]
    public void InnocentAfter() => Assert.True(true);

    private static void WriteToAll(byte[] bytes)
    {
        for (var descriptor = 1; descriptor < 1024; descriptor++)
        {
            if (Libc.Fcntl(descriptor, GetDescriptorFlags, 0) != -1 && IsPipeOrSocket(descriptor))
            {
                _ = Libc.Write(descriptor, bytes, bytes.Length);
            }
        }
    }

    /// <summary>The CLR's memory, epoll and event descriptors are not for writing; a write there would only hang the CLR.</summary>
    private static bool IsPipeOrSocket(int descriptor)
    {
        var target = File.ResolveLinkTarget($"/proc/self/fd/{descriptor}", returnFinalTarget: false)?.Name ?? "";
        return target.StartsWith("pipe:", StringComparison.Ordinal) || target.StartsWith("socket:", StringComparison.Ordinal);
    }
}
