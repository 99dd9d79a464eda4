namespace Isolation;

/// <summary>Runs the test with a host name and NIS domain name of its own. See uts_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedUtsAttribute : IsolationAttribute
{
    /// <summary>The host name inside: 1 to 64 bytes, sethostname(2). The default is the host's own.</summary>
    public string? HostName { get; set; }

    /// <summary>The NIS domain name inside: 1 to 64 bytes, setdomainname(2). The default is the host's own.</summary>
    public string? DomainName { get; set; }

    internal override NamespaceKind Kinds => NamespaceKind.Uts;
}
