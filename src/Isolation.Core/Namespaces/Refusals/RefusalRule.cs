namespace Isolation.Namespaces;

/// <summary>One cause, how it is told from others, and what to do about it.</summary>
/// <param name="Applies">Whether this is the cause.</param>
/// <param name="Cause">The cause in words.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsUsersMistake">The cause is what an attribute says, and would be the same on any host.</param>
internal sealed record RefusalRule(
    Func<RefusalCase, bool> Applies, Func<RefusalCase, string> Cause, Func<RefusalCase, string> Remedy, bool IsUsersMistake = false);

/// <summary>A step that failed, with all that its explanation may rest on.</summary>
internal sealed record RefusalCase(SetupStep Step, int Errno, HostFacts Host, IsolationPlan Plan)
{
    /// <summary>A namespace was to be made.</summary>
    public bool IsCreation => Step.Op is SetupOp.Clone or SetupOp.Unshare;

    /// <summary>The namespaces of this step.</summary>
    public NamespaceKind Kinds => Step.Kind;

    /// <summary>The world has a user namespace, so what was refused was refused to its owner.</summary>
    public bool InUserNamespace => Plan.Namespaces.HasFlag(NamespaceKind.User);

    /// <summary>The kernel, or something in front of it, does not allow it.</summary>
    public bool IsDenied => Errno is Namespaces.Errno.Eperm or Namespaces.Errno.Eacces;

    public bool Is(SetupOp op, params int[] errnos) => Step.Op == op && errnos.Contains(Errno);

    public bool IsMountOf(string type) => Step.Op == SetupOp.Mount && Step.Arguments[2] == type;

    public bool IsWriteTo(string prefix) => Step.Op == SetupOp.Write && Step.Arguments[0].StartsWith(prefix, StringComparison.Ordinal);
}
