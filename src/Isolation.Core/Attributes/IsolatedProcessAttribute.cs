namespace Isolation;

/// <summary>Runs the test in a process of its own, without any namespace: its own statics, environment, working directory, culture, exit and crash.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedProcessAttribute : IsolationAttribute
{
    internal override NamespaceKind Kinds => NamespaceKind.None;
}
