using System.Net;
using Xunit;

[assembly: Isolation.IsolationDefaults(MaxParallel = 16)]
[assembly: Isolation.IsolationWarmup(typeof(Isolation.Bench.Specimens.WebWarmup))]

namespace Isolation.Bench.Specimens;

/// <summary>Serves HTTP on port 80, asks itself, waits 50 ms.</summary>
public class WebIsolated
{
    [Fact]
    [IsolatedNetwork]
    public Task Test() => Web.ServeAndAskAsync();
}

/// <summary>The same without isolation: with xUnit's own test framework one after another, since they share the port.</summary>
public class WebPlain
{
    [Fact]
    public Task Test() => Web.ServeAndAskAsync();
}

/// <summary>Serves and asks in the fork server, so that no test has to compile it.</summary>
public class WebWarmup : IIsolationWarmup
{
    public async Task WarmUpAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await Web.ServeAndAskAsync(port: 18080, wait: 1);
        }
    }
}

internal static class Web
{
    internal static async Task ServeAndAskAsync(int port = 80, int wait = 50)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        using var client = new HttpClient();
        var answer = client.GetStringAsync($"http://127.0.0.1:{port}/");
        var context = await listener.GetContextAsync();
        await Task.Delay(wait);
        await context.Response.OutputStream.WriteAsync("hello"u8.ToArray());
        context.Response.Close();
        if (await answer is not "hello" and var other)
        {
            throw new InvalidDataException(other);
        }
    }
}
