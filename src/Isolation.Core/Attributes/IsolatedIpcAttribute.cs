namespace Isolation;

/// <summary>Runs the test with System V IPC objects and POSIX message queues of its own, <c>/dev/mqueue</c> mounted. See ipc_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedIpcAttribute : IsolationAttribute
{
    internal override NamespaceKind Kinds => NamespaceKind.Ipc;
}
