using System.Globalization;

namespace Isolation.Child;

/// <summary>The last gate before user code: a namespace that was asked for and is still the host's stops the launch.</summary>
internal static class NamespaceCheck
{
    /// <exception cref="InvalidOperationException">A namespace of the plan has the host's ID.</exception>
    internal static void Require(IsolationContext context)
    {
        foreach (var (kind, ids) in context.Namespaces)
        {
            if (context.Plan.Namespaces.HasFlag(kind) && (!ids.Differs || ids.Inside.Length == 0))
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the {kind} namespace was asked for, but the test's process is still in the host's, {ids.Host}. Nothing of the test has run."));
            }
        }
    }
}
