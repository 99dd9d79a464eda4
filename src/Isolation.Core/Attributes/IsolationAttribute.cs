namespace Isolation;

/// <summary>
/// What every isolation attribute has. Attributes on a method, its class and its assembly add up; where two of them set the same option,
/// the nearer one wins.
/// </summary>
public abstract class IsolationAttribute : Attribute
{
    private protected IsolationAttribute()
    {
    }

    /// <summary>Who shares the child process. The default is <see cref="IsolationScope.Test"/>.</summary>
    public IsolationScope Scope
    {
        get => ScopeIfSet ?? IsolationScope.Test;
        set => ScopeIfSet = value;
    }

    /// <summary>
    /// How long one test may take, from its launch to its end, in seconds. When it is over, every process of the test is killed and the test fails.
    /// </summary>
    /// <value>1 to 86,400. The default is 300, or what <see cref="IsolationDefaultsAttribute.TimeoutSeconds"/> says.</value>
    public int TimeoutSeconds
    {
        get => TimeoutSecondsIfSet ?? IsolationPlan.DefaultTimeoutSeconds;
        set => TimeoutSecondsIfSet = value;
    }

    internal IsolationScope? ScopeIfSet { get; private set; }

    internal int? TimeoutSecondsIfSet { get; private set; }

    /// <summary>The namespaces that this attribute asks for.</summary>
    internal abstract NamespaceKind Kinds { get; }
}
