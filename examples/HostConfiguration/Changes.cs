using System.Net;
using System.Net.Sockets;
using HostState;
using Isolation;

namespace HostConfiguration;

/// <summary>Tests that nobody would run on his own machine if they were not isolated.</summary>
public class Changes
{
    // In a project without the package the attributes would do nothing, and these tests would do it to the host.
    public Changes() => Assert.NotNull(IsolationContext.Current);

    [Fact, IsolatedNetwork]
    public void Adds_interfaces_and_routes()
    {
        Command.Run("ip", "link", "add", "left", "type", "veth", "peer", "name", "right");
        Command.Run("ip", "address", "add", "203.0.113.1/24", "dev", "left");
        Command.Run("ip", "link", "set", "left", "up");
        Command.Run("ip", "link", "set", "right", "up");
        Command.Run("ip", "route", "add", "default", "via", "203.0.113.254");

        Assert.Equal(["left", "lo", "right"], Directory.GetDirectories("/sys/class/net").Select(Path.GetFileName).Order());
        Assert.StartsWith("1.1.1.1 via 203.0.113.254 dev left", Command.Run("ip", "route", "get", "1.1.1.1"), StringComparison.Ordinal);
    }

    [Fact, IsolatedNetwork]
    public async Task Sets_a_firewall_rule()
    {
        using var server = new TcpListener(IPAddress.Loopback, 8080);
        server.Start();
        using var before = new TcpClient();
        await before.ConnectAsync(IPAddress.Loopback, 8080);

        Command.Run("nft", "add", "table", "inet", "example");
        Command.Run("nft", "add", "chain", "inet", "example", "in", "{ type filter hook input priority 0; }");
        Command.Run("nft", "add", "rule", "inet", "example", "in", "tcp", "dport", "8080", "reject", "with", "tcp", "reset");

        using var after = new TcpClient();
        var refusal = await Assert.ThrowsAsync<SocketException>(() => after.ConnectAsync(IPAddress.Loopback, 8080));
        Assert.Equal(SocketError.ConnectionRefused, refusal.SocketErrorCode);
    }

    [Fact, IsolatedUts]
    public void Changes_the_host_name()
    {
        Libc.SetHostName("changed-by-a-test");

        Assert.Equal("changed-by-a-test", Command.Run("uname", "-n").Trim());
    }

    [Fact, IsolatedMount]
    public void Mounts_over_etc()
    {
        Libc.Mount("tmpfs", "/etc", "tmpfs");
        File.WriteAllText("/etc/passwd", "root::0:0::/:/bin/sh\n");

        Assert.Equal(["/etc/passwd"], Directory.GetFileSystemEntries("/etc"));
    }

    [Fact, IsolatedTime(BootTime = "1000.00:00:00")]
    public void Moves_the_clock_by_a_thousand_days()
    {
        var seconds = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], provider: null);

        Assert.True(TimeSpan.FromSeconds(seconds) > TimeSpan.FromDays(1000));
    }

    [Fact, IsolatedPid]
    public void Kills_every_process_it_sees()
    {
        using var bystander = System.Diagnostics.Process.Start("sleep", "1000");

        foreach (var process in VisibleProcesses().Where(process => process != Environment.ProcessId))
        {
            Assert.Equal(0, Libc.Kill(process, Libc.SigKill));
        }

        Assert.True(bystander.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Equal(128 + Libc.SigKill, bystander.ExitCode);
    }

    private static IEnumerable<int> VisibleProcesses() =>
        from directory in Directory.GetDirectories("/proc")
        where int.TryParse(Path.GetFileName(directory), out _)
        select int.Parse(Path.GetFileName(directory), provider: null);
}
