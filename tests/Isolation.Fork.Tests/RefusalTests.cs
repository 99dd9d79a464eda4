using System.Diagnostics;

namespace Isolation.Fork.Tests;

/// <summary>When a fork cannot be, it says why, and nothing has changed.</summary>
public class RefusalTests
{
    [Fact]
    public void AThreadThatNeverStopsIsTold()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Equal("ok", server.Ask("deaf"));
        var answer = server.Ask("fork empty 1");
        Assert.Matches("refused 1.* because thread [0-9]+ did not stop in time", answer);
        Assert.Equal("ok", server.Ask("undeaf"));
        Assert.Equal("ok", server.Ask("self"));
        Assert.Null(server.Fork("pool,same-threads", 10));
    }

    [Fact]
    public void AFailedStepOfTheWorldIsTold()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Equal("ok", server.Ask("world broken"));
        Assert.Contains("refused 1 because a set-up step failed", server.Ask("fork empty 1"), StringComparison.Ordinal);
        Assert.Equal("ok", server.Ask("world unfit"));
        Assert.Contains("refused 1 because step ", server.Ask("fork empty 1"), StringComparison.Ordinal);
        Assert.Equal("ok", server.Ask("world usual"));
        Assert.Null(server.Fork("empty", 5));
    }

    [Fact]
    public void SharedCodeMemoryIsARefusal()
    {
        using var server = ForkingServer.StartCold(new ServerSetting("w^x", false, ("DOTNET_EnableWriteXorExecute", "1")));
        Assert.Contains("writable shared mappings", server.Ask("prepare"), StringComparison.Ordinal);
        Assert.Contains("it was not prepared", server.Ask("fork empty 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void FilesThatCannotBeMadeAnewAreARefusal()
    {
        using var server = ForkingServer.Start(ServerSetting.Lean);
        Assert.Equal("ok", server.Ask("listen"));
        Assert.Contains("refused 1 because the epoll instance at descriptor", server.Ask("fork empty 1"), StringComparison.Ordinal);
        Assert.Equal("ok", server.Ask("unlisten"));
        Assert.Null(server.Fork("tcp", 3));
        Assert.Equal("ok", server.Ask("watch"));
        Assert.Contains("refused 1 because descriptor", server.Ask("fork empty 1"), StringComparison.Ordinal);
        Assert.Equal("ok", server.Ask("unwatch"));
        Assert.Null(server.Fork("watcher", 3));
    }

    [Fact]
    public void ChildrenDieWithTheServer()
    {
        var setting = ServerSetting.Lean;
        using var server = ForkingServer.Start(setting);
        var pids = server.Ask("leave 5").Split(' ').Select(int.Parse).ToList();
        Assert.Equal(5, pids.Count);
        Assert.All(pids, pid => Assert.True(Directory.Exists($"/proc/{pid}")));
        server.Kill();
        var patience = Stopwatch.StartNew();
        while (pids.Any(IsAlive))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(10), "children outlive the server");
            Thread.Sleep(10);
        }
    }

    /// <summary>A zombie is dead, whoever is to reap it.</summary>
    private static bool IsAlive(int pid)
    {
        try
        {
            return File.ReadLines($"/proc/{pid}/status").Any(line => line.StartsWith("State:", StringComparison.Ordinal) && !line.Contains('Z', StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
    }
}
