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
internal sealed class ForkLauncher : ILauncher
{
    private const int MostServers = 3;

    private readonly Suite _suite;
    private readonly RunSetting _setting;
    private readonly Action<string> _tell;
    private readonly ColdLauncher _cold;
    private readonly WaitingChildren _waiting;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = [];
    private volatile ForkServerProcess? _server;
    private string? _givenUp;
    private int _started;

    internal ForkLauncher(Suite suite, RunSetting setting, Action<string> tell)
    {
        _suite = suite;
        _setting = setting;
        _tell = tell;
        _cold = new ColdLauncher(suite, setting);
        _waiting = new WaitingChildren(ForkAhead);
    }

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
        _waiting.Dispose();
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
        return _waiting.Use(request.Plan, waiting => waiting is null ? Launch(request, listener) : Finish(waiting, request, listener));
    }

    private ChildEnd? Launch(LaunchRequest request, IChildListener listener)
    {
        while (Server() is { } server)
        {
            using var child = ForkedChild.Fork(server, BuildWorld(request.Plan));
            if (child is not null)
            {
                return Finish(child, request, listener);
            }

            Lose(server);
        }

        return null;
    }

    private ChildEnd? Finish(ForkedChild child, LaunchRequest request, IChildListener listener)
    {
        var answer = child.Answer;
        var end = answer is { Stage: 0 } or { IsRefusal: true } ? child.Run(_suite, request, listener) : null;
        if (end is { Kind: not ChildEndKind.NotForked })
        {
            return end with { Forked = true };
        }

        TellOnce("this test, and those alike, run in fresh processes: " + (end?.Detail ?? ForkStages.Describe(answer.Stage, answer.Errno, answer.Value)));
        return null;
    }

    private ForkedChild? ForkAhead(IsolationPlan plan) => _server is { } server ? ForkedChild.Fork(server, BuildWorld(plan)) : null;

    private World BuildWorld(IsolationPlan plan) => WorldBuilder.Build(plan, HostFacts.Current, _setting.WorkingDirectory, ColdLauncher.NextLaunch());

    private ForkServerProcess? Server()
    {
        lock (_lock)
        {
            if (_server is null && _givenUp is null)
            {
                Start();
            }

            return _server;
        }
    }

    private void Start()
    {
        var server = ForkServerProcess.Start(_suite, _setting);
        _started++;
        if (server.Refusal.Length == 0)
        {
            _server = server;
            _tell(string.Create(CultureInfo.InvariantCulture, $"Isolation: fork server ready after {server.ReadyAfter.TotalMilliseconds:0} ms; isolated tests are forked from it."));
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
                _tell("Isolation: " + text);
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
                GiveUp("it died " + _started + " times, at last because " + server.DescribeEnd());
            }
            else
            {
                _tell("Isolation: the fork server died, a new one starts. It died because " + server.DescribeEnd());
            }
        }
    }

    private void GiveUp(string reason)
    {
        _givenUp = reason;
        _tell("Isolation: isolated tests run in fresh processes, not forked ones: " + reason);
    }
}
