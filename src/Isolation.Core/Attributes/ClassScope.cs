namespace Isolation.Namespaces;

/// <summary>
/// Tests of scope Class live in one world, which the class and what is around it describe. A method may say how long it takes, or that it wants
/// a world of its own; anything else it says would have to change the world under the other tests.
/// </summary>
internal static class ClassScope
{
    public static void Check(IsolationPlan? plan, IsolationPlan? classPlan, string testClass, string method)
    {
        if (plan is not { Scope: IsolationScope.Class })
        {
            return;
        }

        if (classPlan is not { Scope: IsolationScope.Class })
        {
            throw new IsolationPlanException(
                $"{plan.Origins.Of(nameof(plan.Scope))}: the class {testClass} does not have that scope, and a method cannot give it. "
                + "Allowed: Scope = IsolationScope.Class on a class or an assembly.");
        }

        if (!SameWorld(plan, classPlan))
        {
            throw new IsolationPlanException(
                $"attributes on {method}: they change the world that the isolated tests of {testClass} share ({classPlan.Origins.Of(nameof(plan.Scope))}). "
                + "Allowed on the method: TimeoutSeconds, or Scope = IsolationScope.Test for a world of its own.");
        }
    }

    private static bool SameWorld(IsolationPlan a, IsolationPlan b) =>
        a.Requested == b.Requested && a.AsInit == b.AsInit && a.HostName == b.HostName && a.DomainName == b.DomainName && a.Map == b.Map
        && a.BootTime == b.BootTime && a.Monotonic == b.Monotonic && a.TmpFs.SequenceEqual(b.TmpFs) && a.Bind.SequenceEqual(b.Bind)
        && a.ReadOnly.SequenceEqual(b.ReadOnly) && a.Users.SequenceEqual(b.Users) && a.Groups.SequenceEqual(b.Groups);
}
