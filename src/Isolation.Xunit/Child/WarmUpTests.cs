using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;
using Xunit.Abstractions;

namespace Isolation.Xunit.Child;

/// <summary>What a fork server runs before it forks: one test for each way that a test can go. Public because xUnit wants it so; not for use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WarmUpTests(ITestOutputHelper output, WarmUpTests.Fixture fixture) : IClassFixture<WarmUpTests.Fixture>, IDisposable
{
    /// <summary>A class fixture.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        /// <inheritdoc/>
        public Task InitializeAsync() => Task.CompletedTask;

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;
    }

    /// <summary>Passes.</summary>
    [Fact]
    public void Pass() => ArgumentNullException.ThrowIfNull(fixture);

    /// <summary>Throws, so that the first exception, with its stack trace, is behind us.</summary>
    [Fact]
    public void Fail() => throw new InvalidOperationException("warm-up");

    /// <summary>Is skipped.</summary>
    [Fact(Skip = "warm-up")]
    public void Skip()
    {
    }

    /// <summary>Has rows.</summary>
    /// <param name="number">A number.</param>
    /// <param name="text">A text.</param>
    [Theory]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    public void Row(int number, string text) => output.WriteLine("{0} {1}", number, text);

    /// <summary>Waits, so that the pool and the timers are there.</summary>
    [Fact]
    public async Task Wait()
    {
        await Task.Delay(1);
        await Task.Run(() => { });
    }

    /// <summary>Throws after it has waited.</summary>
    [Fact]
    public async Task FailLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("warm-up");
    }

    /// <summary>Connects over loopback.</summary>
    [Fact]
    public async Task Connect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync(new byte[] { 1 });
        await server.GetStream().ReadExactlyAsync(new byte[1]);
    }

    /// <summary>Starts a process.</summary>
    [Fact]
    public async Task Start()
    {
        using var process = Process.Start(new ProcessStartInfo("true") { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => output.WriteLine("warm-up");
}
