using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Specimens;

/// <summary>Sockets of all kinds, HTTP and TLS.</summary>
[IsolatedNetwork]
public class Networks
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("::1")]
    public async Task Tcp(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 80);
        listener.Start();
        using var client = new TcpClient(AddressFamily.InterNetworkV6) { Client = { DualMode = true } };
        await client.ConnectAsync(IPAddress.Parse(address), 80).WaitAsync(Patience.Time);
        using var server = await listener.AcceptTcpClientAsync().WaitAsync(Patience.Time);
        await Exchange(client.GetStream(), server.GetStream());
    }

    [Fact]
    public async Task Udp()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 53));
        using var client = new UdpClient();
        await client.SendAsync("hello"u8.ToArray(), new IPEndPoint(IPAddress.Loopback, 53));
        Assert.Equal("hello"u8.ToArray(), (await server.ReceiveAsync().WaitAsync(Patience.Time)).Buffer);
    }

    [Theory]
    [InlineData("\0isolation"), InlineData("isolation.socket")]
    public async Task Unix(string name)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var end = new UnixDomainSocketEndPoint(name[0] == '\0' ? name : Path.Combine(folder, name));
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(end);
        listener.Listen();
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(end).WaitAsync(Patience.Time);
        using var server = await listener.AcceptAsync().WaitAsync(Patience.Time);
        await Exchange(new NetworkStream(client), new NetworkStream(server));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Http()
    {
        using var listener = new HttpListener { Prefixes = { "http://localhost:80/" } };
        listener.Start();
        using var client = new HttpClient { Timeout = Patience.Time };
        var answer = client.GetStringAsync("http://localhost/");
        var context = await listener.GetContextAsync().WaitAsync(Patience.Time);
        context.Response.OutputStream.Write("hello"u8);
        context.Response.Close();
        Assert.Equal("hello", await answer);
    }

    [Fact]
    public async Task Tls()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.Now.AddDays(-1), DateTimeOffset.Now.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 443);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, 443);
        using var server = await listener.AcceptTcpClientAsync();
        await using var clientTls = new SslStream(client.GetStream(), false, (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString());
        await using var serverTls = new SslStream(server.GetStream());
        await Task.WhenAll(clientTls.AuthenticateAsClientAsync("localhost"), serverTls.AuthenticateAsServerAsync(certificate)).WaitAsync(Patience.Time);
        await Exchange(clientTls, serverTls);
    }

    [Fact]
    public async Task Sees_its_own_and_no_other()
    {
        Assert.Equal(["lo"], NetworkInterface.GetAllNetworkInterfaces().Select(nic => nic.Name));
        Assert.NotEmpty(await Dns.GetHostAddressesAsync("localhost"));
        using var ping = new Ping();
        Assert.Equal(IPStatus.Success, (await ping.SendPingAsync(IPAddress.Loopback)).Status);
        Assert.Empty(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners());
    }

    [Fact]
    public async Task Refusals_and_time_outs_are_errors()
    {
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, 1));
        using var listener = new TcpListener(IPAddress.Loopback, 80);
        listener.Start();
        using var silent = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        await Assert.ThrowsAsync<TaskCanceledException>(() => silent.GetAsync("http://127.0.0.1:80/"));
    }

    private static async Task Exchange(Stream client, Stream server)
    {
        var bytes = new byte[5];
        await client.WriteAsync("hello"u8.ToArray());
        await client.FlushAsync();
        await server.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience.Time);
        Assert.Equal("hello"u8.ToArray(), bytes);
        await server.WriteAsync("world"u8.ToArray());
        await server.FlushAsync();
        await client.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience.Time);
        Assert.Equal("world"u8.ToArray(), bytes);
    }
}
