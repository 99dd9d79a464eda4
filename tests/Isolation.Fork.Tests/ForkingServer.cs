using System.Diagnostics;
using System.Reflection;

namespace Isolation.Fork.Tests;

/// <summary>A running Isolation.Fork.TestServer: give it a line, take its answer.</summary>
internal sealed class ForkingServer : IDisposable
{
    private static readonly string Program = typeof(ForkingServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "TestServer").Value!;

    private readonly Process _process;
    private readonly string _temporary = Directory.CreateTempSubdirectory("forking-server").FullName;

    private ForkingServer(ServerSetting setting)
    {
        var start = new ProcessStartInfo(setting.InUserNamespace ? "unshare" : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in setting.InUserNamespace ? (string[])["-U", "-r", "dotnet", "exec", Program] : ["exec", Program])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in setting.Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["TMPDIR"] = _temporary;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>One that has warmed up and can fork.</summary>
    internal static ForkingServer Start(ServerSetting setting)
    {
        var server = new ForkingServer(setting);
        Assert.Equal("ok", server.Ask("warm"));
        Assert.Equal("ok", server.Ask("prepare"));
        return server;
    }

    /// <summary>One that has done nothing yet.</summary>
    internal static ForkingServer StartCold(ServerSetting setting) => new(setting);

    internal string Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return ReadLine();
    }

    /// <summary>Forks; what was not right with a child, or null.</summary>
    internal string? Fork(string checks, int count = 1, int parallel = 1)
    {
        var wrong = new List<string>();
        var line = Ask($"fork {checks} {count} {parallel}");
        for (; !line.StartsWith("done ", StringComparison.Ordinal); line = ReadLine())
        {
            wrong.Add(line);
        }

        return line.StartsWith($"done right {count} wrong 0 refused 0", StringComparison.Ordinal) ? null : string.Join("\n", [.. wrong, line]);
    }

    internal void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10000))
        {
            _process.Kill(true);
        }

        _process.Dispose();
        Directory.Delete(_temporary, true);
    }

    private string ReadLine()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        Assert.True(line.Wait(TimeSpan.FromMinutes(2)), "the server does not answer");
        return line.Result ?? throw new InvalidOperationException("the server has ended");
    }
}
