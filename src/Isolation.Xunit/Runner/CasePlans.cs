using Isolation.Namespaces;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>What is to become of a test case.</summary>
internal enum CaseFate
{
    /// <summary>Runs in this process, as ever.</summary>
    Plain,

    /// <summary>Has nothing to run: a static skip, or an error of discovery. xUnit tells so without building anything.</summary>
    Told,

    /// <summary>Runs in a child.</summary>
    Isolated,

    /// <summary>Its attributes make no sense; it fails without running.</summary>
    Misplanned,
}

/// <summary>The fate of one case.</summary>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Plan">Its plan, when isolated.</param>
/// <param name="Error">What is wrong with its attributes, when misplanned.</param>
internal sealed record CasePlan(CaseFate Fate, IsolationPlan? Plan = null, Exception? Error = null)
{
    internal static readonly CasePlan Plain = new(CaseFate.Plain);
    internal static readonly CasePlan Told = new(CaseFate.Told);
}

/// <summary>The fates of the cases of a collection.</summary>
internal sealed class CasePlans
{
    private readonly Dictionary<IXunitTestCase, CasePlan> _plans = new(ReferenceEqualityComparer.Instance);

    internal CasePlan this[IXunitTestCase testCase] => _plans[testCase];

    internal static CasePlans Read(IEnumerable<IXunitTestCase> cases)
    {
        var plans = new CasePlans();
        foreach (var testCase in cases)
        {
            plans._plans[testCase] = Read(testCase);
        }

        return plans;
    }

    internal bool AnyPlain(IEnumerable<IXunitTestCase> cases) => cases.Any(testCase => this[testCase].Fate is CaseFate.Plain);

    private static CasePlan Read(IXunitTestCase testCase)
    {
        try
        {
            var testClass = testCase.TestMethod.TestClass.Class.ToRuntimeType();
            var method = testCase.TestMethod.Method.ToRuntimeMethod();
            var plan = PlanReader.Read(testClass, method);
            if (plan is null)
            {
                return CasePlan.Plain;
            }

            return HasNothingToRun(testCase) ? CasePlan.Told : new CasePlan(CaseFate.Isolated, plan);
        }
        catch (IsolationPlanException error)
        {
            return new CasePlan(CaseFate.Misplanned, Error: error);
        }
    }

    /// <summary>Exactly xUnit's own kinds: a subclass may do anything when it runs.</summary>
    private static bool HasNothingToRun(IXunitTestCase testCase)
    {
        var type = testCase.GetType();
        return type == typeof(ExecutionErrorTestCase)
            || type == typeof(XunitSkippedDataRowTestCase)
            || (type == typeof(XunitTestCase) && !string.IsNullOrEmpty(testCase.SkipReason));
    }
}
