using System.Net;
using Xunit;

[assembly: Isolation.IsolationDefaults(MaxParallel = 16)]

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

internal static class Web
{
    internal static async Task ServeAndAskAsync()
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:80/");
        listener.Start();
        using var client = new HttpClient();
        var answer = client.GetStringAsync("http://127.0.0.1:80/");
        var context = await listener.GetContextAsync();
        await Task.Delay(50);
        await context.Response.OutputStream.WriteAsync("hello"u8.ToArray());
        context.Response.Close();
        if (await answer is not "hello" and var other)
        {
            throw new InvalidDataException(other);
        }
    }
}
