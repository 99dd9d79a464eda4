namespace Isolation.Namespaces;

/// <summary>
/// Where a class has scope Class, its tests live in one world, which the class and what is around it describe. A method may say how long it
/// takes, or that it wants a world of its own; anything else it says would have to change the world under the other tests. Where only methods
/// have that scope, those share a world that ask for the same one.
/// </summary>
internal static class ClassScope
{
    public static void Check(IsolationPlan? plan, IsolationPlan? classPlan, string testClass, string method)
    {
        if (plan is { Scope: IsolationScope.Class } && classPlan is { Scope: IsolationScope.Class } && !SameWorld(plan, classPlan))
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
