using System.Diagnostics;
using System.Globalization;
using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;

namespace Isolation.Launch;

/// <summary>
/// Children forked from a warmed CLR; cold ones for what cannot be forked.
/// </summary>
/// <remarks>
/// One server per test assembly, started with the first request. Where it cannot fork, the reason is told once and every child is cold.
/// When it dies, the children that it had forked die with it, which their own channels tell; the next request starts a new one.
/// </remarks>
internal sealed class ForkLauncher(RunSetting setting, Action<string> tell) : ILauncher
{
    private const int MostServers = 3;

    /// <summary>A script ends with a command; that of a forked child is running already.</summary>
    private static readonly string[] NoCommand = ["forked"];

    private readonly ColdLauncher _cold = new(setting);
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = [];
    private ForkServerProcess? _server;
    private string? _givenUp;
    private int _started;

    public Task<ChildEnd> LaunchAsync(LaunchRequest request, IChildListener listener)
    {
        if (!CanFork(request.Plan) || _givenUp is not null)
        {
            return _cold.LaunchAsync(request, listener);
        }

        var culture = CultureInfo.CurrentCulture;
        return PumpThread.RunAsync("forked", () => Launch(request, listener, culture) ?? _cold.LaunchAsync(request, listener).GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        _server?.Dispose();
        _cold.Dispose();
    }

    /// <summary>
    /// A forked child needs a PID namespace, with an init of ours. Its threads, which wait until a time on the monotonic clock, must find
    /// that clock as it was. And changing IDs to others is for a process that has one thread.
    /// </summary>
    private static bool CanFork(IsolationPlan plan) =>
        plan.Namespaces is not NamespaceKind.None && !plan.AsInit && plan.Monotonic == TimeSpan.Zero && plan.Map is not UserMap.Ranges;

    /// <summary>Null when the request has to go to a cold child.</summary>
    private ChildEnd? Launch(LaunchRequest request, IChildListener listener, CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        while (Server(request) is { } server)
        {
            var world = WorldBuilder.Build(request.Plan, HostFacts.Current, setting.WorkingDirectory, ColdLauncher.NextLaunch());
            var ask = Descriptors.Memory("isolation-request", ColdLauncher.Ask(request, world).Span);
            using var channels = ChildChannels.Create(Script.Encode(world, NoCommand), ask, out var childEnds);
            ForkAnswer? answer;
            try
            {
                answer = server.Fork(childEnds, out var init);
                if (init is not null)
                {
                    channels.KillBy(init);
                }
            }
            finally
            {
                ChildChannels.Close(childEnds);
            }

            if (answer is null)
            {
                Lose(server);
                continue;
            }

            var end = answer is { Stage: 0 } or { IsRefusal: true } ? new ChildPump(channels, world, listener).Run() : null;
            if (end is { Kind: not ChildEndKind.NotForked })
            {
                return end;
            }

            TellOnce("this test, and those alike, run in fresh processes: " + (end?.Detail ?? ForkStages.Describe(answer.Stage, answer.Errno, answer.Value)));
            return null;
        }

        return null;
    }

    private ForkServerProcess? Server(LaunchRequest request)
    {
        lock (_lock)
        {
            if (_server is null && _givenUp is null)
            {
                Start(request);
            }

            return _server;
        }
    }

    private void Start(LaunchRequest request)
    {
        var server = ForkServerProcess.Start(request, setting);
        _started++;
        if (server.Refusal.Length == 0)
        {
            _server = server;
            tell(string.Create(CultureInfo.InvariantCulture, $"Isolation: fork server ready after {server.ReadyAfter.TotalMilliseconds:0} ms; isolated tests are forked from it."));
            return;
        }

        server.Dispose();
        GiveUp(server.Refusal);
    }

    private void TellOnce(string text)
    {
        lock (_lock)
        {
            if (_told.Add(text))
            {
                tell("Isolation: " + text);
            }
        }
    }

    private void Lose(ForkServerProcess server)
    {
        lock (_lock)
        {
            if (_server != server)
            {
                return;
            }

            _server = null;
            server.Dispose();
            if (_started >= MostServers)
            {
                GiveUp("it died " + _started + " times. " + server.DescribeEnd());
            }
            else
            {
                tell("Isolation: the fork server died, a new one starts. " + server.DescribeEnd());
            }
        }
    }

    private void GiveUp(string reason)
    {
        _givenUp = reason;
        tell("Isolation: isolated tests run in fresh processes, not forked ones: " + reason);
    }
}
