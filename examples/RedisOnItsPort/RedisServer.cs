using System.ComponentModel;
using System.Diagnostics;
using StackExchange.Redis;

namespace RedisOnItsPort;

/// <summary>
/// A real redis-server on its usual port. As a class fixture of isolated tests it is built inside the test's world, so every test has its own.
/// </summary>
public sealed class RedisServer : IAsyncLifetime
{
    public const int Port = 6379;

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    private Process? server;
    private ConnectionMultiplexer? connection;

    public IDatabase Database => connection!.GetDatabase();

    public async Task InitializeAsync()
    {
        server = Start();
        connection = await ConnectAsync();
    }

    public async Task DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        // There is nothing else to do: the server ends with the test's PID namespace, as everything in it does.
        server?.Dispose();
    }

    private static Process Start()
    {
        string[] arguments = ["--port", $"{Port}", "--save", "", "--appendonly", "no", "--loglevel", "warning"];
        try
        {
            return Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException("redis-server does not start. Is it installed? `apt-get install redis-server` does it.", error);
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var asked = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ConnectionMultiplexer.ConnectAsync($"localhost:{Port}");
            }
            catch (RedisConnectionException) when (!server!.HasExited && asked.Elapsed < StartsWithin)
            {
                await Task.Delay(20);
            }
        }
    }
}
