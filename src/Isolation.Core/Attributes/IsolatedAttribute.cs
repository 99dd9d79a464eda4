namespace Isolation;

/// <summary>Runs the test in any combination of namespaces, by default in all of them.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedAttribute : IsolationAttribute
{
    /// <summary>All eight namespaces.</summary>
    public IsolatedAttribute()
        : this(NamespaceKind.All)
    {
    }

    /// <summary>These namespaces.</summary>
    public IsolatedAttribute(NamespaceKind namespaces) => Namespaces = namespaces;

    /// <summary>The namespaces. The default is <see cref="NamespaceKind.All"/>.</summary>
    public NamespaceKind Namespaces { get; set; }

    internal override NamespaceKind Kinds => Namespaces;
}
