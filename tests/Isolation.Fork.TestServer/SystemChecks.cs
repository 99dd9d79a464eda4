using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isolation.Fork.TestServer;

internal static class SystemChecks
{
    internal static string? ConnectAndAccept(ChildContext context)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accept = listener.AcceptTcpClientAsync();
        using var client = new TcpClient();
        client.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port).Wait();
        using var accepted = accept.Result;
        client.GetStream().Write("ping"u8);
        var buffer = new byte[4];
        accepted.GetStream().ReadExactlyAsync(buffer).AsTask().Wait();
        return buffer.AsSpan().SequenceEqual("ping"u8) ? null : "something else arrived";
    }

    internal static string? ServeHttp(ChildContext context)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:80");
        using var application = builder.Build();
        application.MapGet("/", () => "hello");
        application.StartAsync().Wait();
        using var client = new HttpClient();
        var answer = client.GetStringAsync("http://127.0.0.1/").Result;
        application.StopAsync().Wait();
        return answer == "hello" ? null : $"it answered {answer}";
    }

    internal static string? StartProcesses(ChildContext context)
    {
        foreach (var code in (int[])[0, 7])
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"echo out; exit {code}"]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            if (!process.WaitForExit(10000) || process.ExitCode != code || output != "out\n")
            {
                return $"asked for {code}, got {process.ExitCode} and '{output}'";
            }
        }

        using var awaited = Process.Start("/bin/true");
        awaited.WaitForExitAsync().Wait();
        return awaited.ExitCode == 0 ? null : $"true exited {awaited.ExitCode}";
    }

    internal static string? WatchFolder(ChildContext context)
    {
        var folder = Directory.CreateTempSubdirectory("watched").FullName;
        using var seen = new ManualResetEventSlim();
        using (var watcher = new FileSystemWatcher(folder))
        {
            watcher.Created += (_, _) => seen.Set();
            watcher.EnableRaisingEvents = true;
            File.WriteAllText(Path.Combine(folder, "file"), "");
            seen.Wait(5000);
        }

        Directory.Delete(folder, true);
        return seen.IsSet ? null : "nothing was seen";
    }
}
