using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.IO.Pipes;

namespace Specimens;

/// <summary>The console, files, pipes, what the file system tells.</summary>
[IsolatedNetwork]
public class Streams(ITestOutputHelper output)
{
    [Fact]
    public void Of_the_console()
    {
        Assert.Equal("", Console.In.ReadToEnd());
        output.WriteLine($"redirected: {Console.IsInputRedirected}, {Console.IsOutputRedirected}, {Console.IsErrorRedirected}");
        output.WriteLine($"encodings: {Console.InputEncoding.WebName}, {Console.OutputEncoding.WebName}, {Console.Out.Encoding.WebName}, {Console.Out.GetType().Name}");
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Of_the_console_can_be_replaced(int sibling)
    {
        Assert.DoesNotContain("StringWriter", Console.Out.GetType().Name);
        var writer = new StringWriter();
        Console.SetOut(writer);
        Console.Write(sibling);
        Assert.Equal($"{sibling}", writer.ToString());
    }

    [Fact]
    public async Task Watchers_see_changes()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        using var watcher = new FileSystemWatcher(folder);
        var created = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, change) => created.TrySetResult(change.Name!);
        watcher.EnableRaisingEvents = true;
        File.WriteAllText(Path.Combine(folder, "file"), "");
        Assert.Equal("file", await created.Task.WaitAsync(Patience.Time));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Named_pipes_carry()
    {
        var name = $"isolation-{Guid.NewGuid():N}";
        await using var server = new NamedPipeServerStream(name, PipeDirection.InOut);
        await using var client = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        await Task.WhenAll(server.WaitForConnectionAsync(), client.ConnectAsync()).WaitAsync(Patience.Time);
        await client.WriteAsync("hello"u8.ToArray());
        var bytes = new byte[5];
        await server.ReadExactlyAsync(bytes);
        Assert.Equal("hello"u8.ToArray(), bytes);
    }

    [Fact]
    public void Anonymous_pipes_reach_a_child_process()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var process = Process.Start("/bin/sh", ["-c", $"echo hello > /proc/self/fd/{pipe.GetClientHandleAsString()}"]);
        pipe.DisposeLocalCopyOfClientHandle();
        Assert.Equal("hello", new StreamReader(pipe).ReadLine());
        Assert.True(process.WaitForExit(Patience.Time));
    }

    [Fact]
    public void Mapped_files_hold()
    {
        var path = Path.GetTempFileName();
        using (var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 4096))
        using (var view = map.CreateViewAccessor())
        {
            view.Write(100, 4711);
        }

        Assert.Equal(4711, BitConverter.ToInt32(File.ReadAllBytes(path), 100));
        File.Delete(path);
        using var memory = MemoryMappedFile.CreateNew(null, 1 << 20);
        using var accessor = memory.CreateViewAccessor();
        accessor.Write(0, 1L);
        Assert.Equal(1L, accessor.ReadInt64(0));
    }

    [Fact]
    public void Locks_keep_siblings_out()
    {
        var path = Path.GetTempFileName();
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Throws<IOException>(() => new FileStream(path, FileMode.Open));
        }

        File.Delete(path);
    }

    [Fact]
    public async Task Files_are_read_and_written_asynchronously()
    {
        var path = Path.GetTempFileName();
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true))
        {
            await file.WriteAsync(new byte[100_000]);
        }

        Assert.Equal(100_000, (await File.ReadAllBytesAsync(path)).Length);
        File.Delete(path);
    }

    /// <summary>Whatever else it has open must be the runtime's own.</summary>
    [Fact]
    public void Open_descriptors()
    {
        foreach (var target in Directory.GetFiles("/proc/self/fd").Where(file => int.Parse(Path.GetFileName(file)) > 2).Select(Target).Where(target => target is not null).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(target!);
        }
    }

    private static string? Target(string file) => Path.GetFileName(new FileInfo(file).LinkTarget)?.Split(":[")[0];
}
