namespace Demo;

/// <summary>One example: a test project, and what its tests show.</summary>
internal sealed record Example(string Project, string Shows)
{
    public static IReadOnlyList<Example> All { get; } =
    [
        new("examples/WebOnPort80", "eight web servers, every one on port 80"),
        new("examples/RedisOnItsPort", "eight redis-servers, every one on port 6379"),
        new("examples/HostConfiguration", "routes, firewall, host name, /etc, clock and processes changed, each for one test only"),
        new("examples/UnshareCommands", "what one does with unshare(1), as attributes"),
    ];
}
