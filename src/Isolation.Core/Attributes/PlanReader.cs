using System.Reflection;

namespace Isolation.Namespaces;

/// <summary>Reads what the attributes of a test say.</summary>
internal static class PlanReader
{
    /// <returns>The plan, or null when the test is not isolated.</returns>
    /// <exception cref="IsolationPlanException">Bad or conflicting input.</exception>
    public static IsolationPlan? Read(Type testClass, MethodInfo method) => throw new NotImplementedException();
}
