using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Isolation.Namespaces;

// A test's attributes are read from the outside in: its assembly, its class from the oldest base class on, its method from the first
// declaration on. Each member adds its namespaces to what is there and replaces the options that it sets; [NotIsolated] empties what is there.
//
// Reflection over attributes is slow, and a class has many tests: what the class gives is read once, and a method that adds nothing shares
// its class's plan. Failures are kept as text, so that every test of a class with a bad attribute gets an exception of its own.

/// <summary>Reads what the attributes of a test say.</summary>
internal static class PlanReader
{
    private static readonly ConditionalWeakTable<Type, ClassPlans> Classes = [];

    /// <returns>The plan, or null when the test is not isolated.</returns>
    /// <exception cref="IsolationPlanException">Bad or conflicting input.</exception>
    public static IsolationPlan? Read(Type testClass, MethodInfo method)
    {
        var plans = Classes.GetValue(testClass, type => new ClassPlans(PlanOf(() => ReadClass(type))));
        return plans.Methods.GetOrAdd(method, key => PlanOf(() => ReadMethod(testClass, plans.Class.Get(), key))).Get();
    }

    private static IsolationPlan? ReadClass(Type testClass)
    {
        var assembly = testClass.Assembly;
        var defaults = new IsolationPlan { Timeout = AssemblySettings.Read(assembly).Timeout };
        var plan = PlanMerge.Add(null, MemberAttributes.Read(assembly), defaults);
        return ClassChain(testClass).Aggregate(plan, (outer, type) => PlanMerge.Add(outer, MemberAttributes.Read(type), defaults));
    }

    private static IsolationPlan? ReadMethod(Type testClass, IsolationPlan? classPlan, MethodInfo method)
    {
        var plan = classPlan;
        foreach (var declaration in MethodChain(method))
        {
            var attributes = MemberAttributes.Read(declaration);
            if (!attributes.IsEmpty)
            {
                var defaults = new IsolationPlan { Timeout = AssemblySettings.Read(testClass.Assembly).Timeout };
                plan = PlanMerge.Add(plan, attributes, defaults);
                ClassScope.Check(plan, classPlan, MemberName.Of(testClass), MemberName.Of(declaration));
            }
        }

        return plan;
    }

    private static IEnumerable<Type> ClassChain(Type testClass)
    {
        var chain = new Stack<Type>();
        for (var type = testClass; type is not null && type != typeof(object); type = type.BaseType)
        {
            chain.Push(type);
        }

        return chain;
    }

    /// <summary>The method and those it overrides, the first declaration first.</summary>
    private static IEnumerable<MethodInfo> MethodChain(MethodInfo method)
    {
        var chain = new Stack<MethodInfo>([method]);
        var root = method.GetBaseDefinition();
        for (var type = method.DeclaringType; type is not null && type != root.DeclaringType;)
        {
            type = type.BaseType;
            var declared = type?.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .FirstOrDefault(candidate => candidate.IsVirtual && candidate.GetBaseDefinition() == root);
            if (declared is not null)
            {
                chain.Push(declared);
            }
        }

        return chain;
    }

    private static Reading PlanOf(Func<IsolationPlan?> read)
    {
        try
        {
            return new Reading(read(), null);
        }
        catch (IsolationPlanException e)
        {
            return new Reading(null, e.Message);
        }
    }

    private sealed record Reading(IsolationPlan? Plan, string? Error)
    {
        public IsolationPlan? Get() => Error is null ? Plan : throw new IsolationPlanException(Error);
    }

    private sealed record ClassPlans(Reading Class)
    {
        public ConcurrentDictionary<MethodInfo, Reading> Methods { get; } = new();
    }
}
