using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Isolation.Xunit.Tests;

public class NetworkTests
{
    private const int IffUp = 1;
    private const int IffLoopback = 8;

    [Fact, IsolatedNetwork]
    public void Only_lo_is_there_and_up()
    {
        Assert.Equal(["lo"], NetworkInterface.GetAllNetworkInterfaces().Select(i => i.Name));
        var flags = Convert.ToInt32(File.ReadAllText("/sys/class/net/lo/flags").Trim(), 16);
        Assert.Equal(IffUp | IffLoopback, flags & (IffUp | IffLoopback));
    }

    [Fact, IsolatedNetwork]
    public void Sys_class_net_shows_the_truth() =>
        Assert.Equal(["lo"], Directory.GetFileSystemEntries("/sys/class/net").Select(Path.GetFileName));

    [Theory, IsolatedNetwork]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Loopback_carries_data(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        using var client = new TcpClient(listener.LocalEndpoint.AddressFamily);
        var accepted = listener.AcceptTcpClientAsync();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await accepted;
        await client.GetStream().WriteAsync("hello"u8.ToArray());
        var buffer = new byte[5];
        await server.GetStream().ReadExactlyAsync(buffer);
        Assert.Equal("hello"u8.ToArray(), buffer);
    }

    [Fact, IsolatedNetwork]
    public void Every_port_is_free_also_below_1024()
    {
        foreach (var port in (int[])[1, 7, 22, 25, 53, 80, 443, 1023, 1024, 5432, 6379, 8080, 65535])
        {
            foreach (var address in (IPAddress[])[IPAddress.Any, IPAddress.IPv6Loopback])
            {
                using var tcp = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                tcp.Bind(new IPEndPoint(address, port));
                tcp.Listen();
                using var udp = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
                udp.Bind(new IPEndPoint(address, port));
            }
        }
    }

    [Theory, IsolatedNetwork]
    [InlineData("127.0.0.1", ProtocolType.Icmp, 8, 0)]
    [InlineData("::1", ProtocolType.IcmpV6, 128, 129)]
    public void Ping_needs_no_privilege(string address, ProtocolType protocol, byte request, byte reply)
    {
        var target = new IPEndPoint(IPAddress.Parse(address), 0);
        using var socket = new Socket(target.AddressFamily, SocketType.Dgram, protocol) { ReceiveTimeout = 10_000 };
        socket.SendTo([request, 0, 0, 0, 0, 0, 0, 1, (byte)'p'], target);
        var answer = new byte[64];
        var length = socket.Receive(answer);
        Assert.Equal((9, reply, (byte)'p'), (length, answer[0], answer[8]));
    }

    [Fact, IsolatedNetwork]
    public void There_is_no_route_to_anywhere()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var refusal = Assert.Throws<SocketException>(() => socket.Connect(IPAddress.Parse("192.0.2.1"), 80));
        Assert.Equal(SocketError.NetworkUnreachable, refusal.SocketErrorCode);
        Assert.Single(File.ReadAllLines("/proc/net/route")); // the heading
    }

    [Fact, IsolatedNetwork]
    public void No_abstract_socket_is_there_before_the_test_makes_one()
    {
        Assert.DoesNotContain(File.ReadAllLines("/proc/net/unix"), line => line.Contains('@'));
        using var mine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        mine.Bind(new UnixDomainSocketEndPoint("\0isolation-mine"));
        Assert.Contains(File.ReadAllLines("/proc/net/unix"), line => line.EndsWith("@isolation-mine", StringComparison.Ordinal));
    }

    [Fact, IsolatedNetwork]
    public void The_test_may_configure_its_network()
    {
        File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1");
        Assert.Equal("1", File.ReadAllText("/proc/sys/net/ipv4/ip_forward").Trim());
    }
}
