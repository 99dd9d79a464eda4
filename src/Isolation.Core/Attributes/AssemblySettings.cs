using System.Reflection;
using System.Runtime.CompilerServices;

namespace Isolation.Namespaces;

/// <summary>What <see cref="IsolationDefaultsAttribute"/> says, resolved.</summary>
/// <param name="Timeout">How long one test may take.</param>
/// <param name="MaxParallel">How many children run at a time, at least 1.</param>
internal sealed record IsolationSettings(TimeSpan Timeout, int MaxParallel);

/// <summary>Reads the settings of an assembly.</summary>
internal static class AssemblySettings
{
    private const int MaxChildren = 1024;

    private static readonly ConditionalWeakTable<Assembly, IsolationSettings> Cache = [];

    /// <exception cref="IsolationPlanException">A value out of range.</exception>
    public static IsolationSettings Read(Assembly assembly) =>
        Cache.GetValue(assembly, key => Resolve(key.GetCustomAttribute<IsolationDefaultsAttribute>() ?? new(), MemberName.Of(key)));

    internal static IsolationSettings Resolve(IsolationDefaultsAttribute defaults, string member)
    {
        var place = new AttributePlace(defaults, member);
        if (!PlanMerge.IsTimeout(defaults.TimeoutSeconds))
        {
            throw place.Refuse(nameof(defaults.TimeoutSeconds), defaults.TimeoutSeconds, $"out of range. {PlanMerge.TimeoutRange}.");
        }

        if (defaults.MaxParallel is < 0 or > MaxChildren)
        {
            throw place.Refuse(nameof(defaults.MaxParallel), defaults.MaxParallel, "out of range. Allowed: 1 to 1,024, or 0 for the number of processors.");
        }

        return new IsolationSettings(
            TimeSpan.FromSeconds(defaults.TimeoutSeconds),
            defaults.MaxParallel == 0 ? Environment.ProcessorCount : defaults.MaxParallel);
    }
}
