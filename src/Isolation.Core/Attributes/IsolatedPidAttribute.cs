namespace Isolation;

/// <summary>Runs the test in a PID namespace of its own, under a PID 1 that reaps and forwards signals, with a /proc of its own. When the test ends, everything in it is dead. See pid_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedPidAttribute : IsolationAttribute
{
    /// <summary>The body itself is PID 1, instead of running under a reaping init. Orphans are then its own to reap, and signals without a handler do not reach it.</summary>
    public bool AsInit
    {
        get => AsInitIfSet ?? false;
        set => AsInitIfSet = value;
    }

    internal bool? AsInitIfSet { get; private set; }

    internal override NamespaceKind Kinds => NamespaceKind.Pid;
}
