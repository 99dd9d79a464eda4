namespace Isolation;

/// <summary>
/// Runs something once in the fork server, before any test, so that every isolated test finds it loaded and compiled: a web server started,
/// asked and stopped, say. Nothing may be left running: with a thread, timer or socket left, tests run in fresh processes instead.
/// </summary>
/// <param name="type">A class with a public constructor without parameters that implements <see cref="IIsolationWarmup"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class IsolationWarmupAttribute(Type type) : Attribute
{
    /// <summary>The class.</summary>
    public Type Type { get; } = type;
}
