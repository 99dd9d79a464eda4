namespace Demo;

/// <summary>One example: a test project, and what its tests show.</summary>
internal sealed record Example(string Project, string Shows)
{
    public static IReadOnlyList<Example> All { get; } =
    [
        new("examples/WebOnPort80", "8 web servers on port 80"),
        new("examples/RedisOnItsPort", "8 redis-servers on port 6379"),
        new("examples/HostConfiguration", "routes, firewall, host name, /etc, clock, processes"),
        new("examples/UnshareCommands", "what unshare(1) does in a shell, as attributes"),
    ];
}
