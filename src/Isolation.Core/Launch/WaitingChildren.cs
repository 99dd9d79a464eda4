using System.Collections.Concurrent;
using Isolation.Protocol;

namespace Isolation.Launch;

/// <summary>
/// Children forked ahead of need: while one test runs, the child of the next is forked into a world like it, so that the next pays for
/// its own body and nothing else.
/// </summary>
/// <remarks>
/// Constraints. A world made early must be the world that would have been made later: a plan with mounts of its own shows the host's files
/// as they are when it mounts them, so its children are not made ahead. Nobody knows whether there is a next test: what is made and not
/// used is a loss, so there are never more waiting than run, nor than there are processors.
/// Scheme. One thread forks; whoever takes a child or finds none goes on at once. A child that died while it waited is passed over, and
/// one whose world could not be made too: a test that asks for that world meets the error itself.
/// </remarks>
internal sealed class WaitingChildren(Func<IsolationPlan, ForkedChild?> fork) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kind> _kinds = [];
    private readonly BlockingCollection<Kind> _wanted = [];
    private Thread? _thread;
    private bool _disposed;

    /// <summary>Runs one test with a child that waits for it; null if there is none.</summary>
    internal T Use<T>(IsolationPlan plan, Func<ForkedChild?, T> run)
    {
        if (!IsTheSameLater(plan))
        {
            return run(null);
        }

        var kind = Begin(plan, out var child);
        try
        {
            return run(child);
        }
        finally
        {
            child?.Dispose();
            lock (_lock)
            {
                kind.Running--;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _wanted.CompleteAdding();
        }

        _thread?.Join();
        foreach (var child in _kinds.Values.SelectMany(kind => kind.Waiting))
        {
            child.Dispose();
        }

        _wanted.Dispose();
    }

    private static bool IsTheSameLater(IsolationPlan plan) => plan is { Bind.Count: 0, TmpFs.Count: 0, ReadOnly.Count: 0 };

    private Kind Begin(IsolationPlan plan, out ForkedChild? child)
    {
        // Neither is anything that the world is made from.
        var alike = plan with { Timeout = default, Scope = default };
        var writer = new PayloadWriter();
        PlanEncoding.Write(writer, alike);
        var key = Convert.ToHexString(writer.Written.Span);
        child = null;
        lock (_lock)
        {
            if (!_kinds.TryGetValue(key, out var kind))
            {
                _kinds[key] = kind = new Kind(alike);
            }

            kind.Running++;
            while (child is null && kind.Waiting.TryDequeue(out child))
            {
                if (!child.IsAlive)
                {
                    child.Dispose();
                    child = null;
                }
            }

            Want(kind);
            return kind;
        }
    }

    private void Want(Kind kind)
    {
        if (_disposed || kind.Waiting.Count + kind.Wanted >= Math.Min(kind.Running, Environment.ProcessorCount))
        {
            return;
        }

        kind.Wanted++;
        _wanted.Add(kind);
        if (_thread is null)
        {
            _thread = new Thread(Fork) { IsBackground = true, Name = "Isolation ahead" };
            _thread.Start();
        }
    }

    private void Fork()
    {
        foreach (var kind in _wanted.GetConsumingEnumerable())
        {
            var child = _disposed ? null : TryFork(kind.Plan);
            lock (_lock)
            {
                kind.Wanted--;
                if (child is not null)
                {
                    kind.Waiting.Enqueue(child);
                }
            }
        }
    }

    private ForkedChild? TryFork(IsolationPlan plan)
    {
        try
        {
            var child = fork(plan);
            if (child is { IsAlive: true })
            {
                return child;
            }

            child?.Dispose();
        }
        catch (Exception error) when (error is IsolationPlanException or IOException)
        {
            // Whoever needs such a child makes it himself, and is told.
        }

        return null;
    }

    /// <summary>Plans that make the same world.</summary>
    private sealed class Kind(IsolationPlan plan)
    {
        internal IsolationPlan Plan { get; } = plan;

        internal Queue<ForkedChild> Waiting { get; } = [];

        internal int Running { get; set; }

        internal int Wanted { get; set; }
    }
}
