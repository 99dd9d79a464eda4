using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace WebOnPort80;

/// <summary>A web application as anybody would write it: Kestrel, port 80, one page.</summary>
internal static class GreetingServer
{
    public static async Task<WebApplication> StartAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(80));

        var server = builder.Build();
        server.MapGet("/", () => $"Hello from {name}");
        await server.StartAsync();
        return server;
    }
}
