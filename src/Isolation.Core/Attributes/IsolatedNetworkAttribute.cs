namespace Isolation;

/// <summary>Runs the test in a network namespace of its own: only <c>lo</c>, up, IPv4 and IPv6; every port free, also those below 1024; the host's interfaces, routes, firewall and abstract sockets are out of reach. See network_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedNetworkAttribute : IsolationAttribute
{
    internal override NamespaceKind Kinds => NamespaceKind.Network;
}
