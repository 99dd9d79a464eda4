using System.Reflection;

namespace Isolation.Namespaces;

/// <summary>What <see cref="IsolationDefaultsAttribute"/> says, resolved.</summary>
/// <param name="Timeout">How long one test may take.</param>
/// <param name="MaxParallel">How many children run at a time, at least 1.</param>
internal sealed record IsolationSettings(TimeSpan Timeout, int MaxParallel);

/// <summary>Reads the settings of an assembly.</summary>
internal static class AssemblySettings
{
    /// <exception cref="IsolationPlanException">A value out of range.</exception>
    public static IsolationSettings Read(Assembly assembly) => throw new NotImplementedException();
}
