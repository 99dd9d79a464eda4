using System.Reflection;

namespace Isolation.Namespaces;

/// <summary>The isolation attributes of one member, checked against each other.</summary>
/// <param name="Cancels">[NotIsolated]: what is further out does not count.</param>
/// <param name="Places">Each attribute, with the member's name.</param>
internal sealed record MemberAttributes(bool Cancels, IReadOnlyList<AttributePlace> Places)
{
    public bool IsEmpty => !Cancels && Places.Count == 0;

    public static MemberAttributes Read(Assembly assembly) => Read(assembly, MemberName.Of(assembly));

    public static MemberAttributes Read(Type type) => Read(type, MemberName.Of(type));

    public static MemberAttributes Read(MethodInfo method) => Read(method, MemberName.Of(method));

    // Never with inheritance: reflection would let an attribute on a derived member replace its base's, where they are to add up.
    private static MemberAttributes Read(ICustomAttributeProvider provider, string member)
    {
        var cancels = provider.IsDefined(typeof(NotIsolatedAttribute), inherit: false);
        var places = provider.GetCustomAttributes(typeof(IsolationAttribute), inherit: false)
            .Select(attribute => new AttributePlace((Attribute)attribute, member)).ToArray();
        if (cancels && places.Length > 0)
        {
            throw new IsolationPlanException(
                $"[NotIsolated] and {places[0]}: they contradict each other. Allowed: [NotIsolated] alone, or isolation attributes.");
        }

        CheckAgreement(places, nameof(IsolationAttribute.Scope), attribute => attribute.ScopeIfSet);
        CheckAgreement(places, nameof(IsolationAttribute.TimeoutSeconds), attribute => attribute.TimeoutSecondsIfSet);
        return new MemberAttributes(cancels, places);
    }

    private static void CheckAgreement(AttributePlace[] places, string option, Func<IsolationAttribute, object?> value)
    {
        AttributePlace? first = null;
        foreach (var place in places)
        {
            var said = value((IsolationAttribute)place.Attribute);
            if (said is null)
            {
                continue;
            }

            first ??= place;
            var before = value((IsolationAttribute)first.Attribute);
            if (!said.Equals(before))
            {
                throw new IsolationPlanException(
                    $"{first.Bracket(option, before)} and {place.With(option, said)}: they contradict each other. Allowed: one {option} for a member.");
            }
        }
    }
}
