namespace Isolation.Namespaces;

/// <summary>Adds one member's attributes to what the members around it said.</summary>
internal static class PlanMerge
{
    private const int MaxTimeoutSeconds = 86_400;

    public const string TimeoutRange = "Allowed: 1 to 86,400 seconds (one day)";

    public static bool IsTimeout(int seconds) => seconds is >= 1 and <= MaxTimeoutSeconds;

    /// <param name="outer">What the members further out said; null when they do not isolate.</param>
    /// <param name="attributes">What this member says.</param>
    /// <param name="defaults">Where a plan starts from.</param>
    public static IsolationPlan? Add(IsolationPlan? outer, MemberAttributes attributes, IsolationPlan defaults)
    {
        var plan = attributes.Cancels ? null : outer;
        return attributes.Places.Aggregate(plan, (before, place) => Add(before ?? defaults, place));
    }

    private static IsolationPlan Add(IsolationPlan plan, AttributePlace place)
    {
        var attribute = (IsolationAttribute)place.Attribute;
        if ((attribute.Kinds & ~NamespaceKind.All) != 0)
        {
            throw place.Refuse(
                nameof(IsolatedAttribute.Namespaces), attribute.Kinds, "no such namespace. Allowed: the members of NamespaceKind, in any combination.");
        }

        var kinds = plan.Requested | attribute.Kinds;
        plan = plan with { Requested = kinds, Namespaces = kinds, Origins = plan.Origins.With(attribute.Kinds, place.ToString()) };
        plan = AddCommon(plan, attribute, place);
        return attribute switch
        {
            IsolatedPidAttribute { AsInitIfSet: { } asInit } => plan with { AsInit = asInit, Origins = plan.Origins.With(nameof(plan.AsInit), place, asInit) },
            IsolatedUtsAttribute uts => HostNames.Apply(plan, uts, place),
            IsolatedTimeAttribute time => ClockOffsets.Apply(plan, time, place),
            IsolatedUserAttribute user => UserMaps.Apply(plan, user, place),
            IsolatedMountAttribute mount => MountOptions.Apply(plan, mount, place),
            _ => plan,
        };
    }

    private static IsolationPlan AddCommon(IsolationPlan plan, IsolationAttribute attribute, AttributePlace place)
    {
        if (attribute.ScopeIfSet is { } scope)
        {
            if (!Enum.IsDefined(scope))
            {
                throw place.Refuse(nameof(attribute.Scope), scope, "no such scope. Allowed: IsolationScope.Test and IsolationScope.Class.");
            }

            plan = plan with { Scope = scope, Origins = plan.Origins.With(nameof(attribute.Scope), place, scope) };
        }

        if (attribute.TimeoutSecondsIfSet is { } seconds)
        {
            if (!IsTimeout(seconds))
            {
                throw place.Refuse(nameof(attribute.TimeoutSeconds), seconds, $"out of range. {TimeoutRange}.");
            }

            plan = plan with { Timeout = TimeSpan.FromSeconds(seconds) };
        }

        return plan;
    }
}
