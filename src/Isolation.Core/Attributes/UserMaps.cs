namespace Isolation.Namespaces;

/// <summary>The options of [IsolatedUser].</summary>
internal static class UserMaps
{
    /// <summary>What the kernel takes for one map (user_namespaces(7)): so many lines, and less than a page of text.</summary>
    private const int MaxLines = 340;
    private const int MaxText = 4095;

    private const string RangeRule =
        "Allowed: \"inner:outer:count\", three decimal numbers, count at least 1 and no ID above 4,294,967,294, such as \"0:100000:65536\"";

    public static IsolationPlan Apply(IsolationPlan plan, IsolatedUserAttribute attribute, AttributePlace place)
    {
        if (attribute.MapIfSet is { } map)
        {
            if (!Enum.IsDefined(map))
            {
                throw place.Refuse(nameof(attribute.Map), map, "no such map. Allowed: UserMap.Self, UserMap.Root and UserMap.Ranges.");
            }

            // Ranges belong to the map that they were given with: a nearer Map of another kind drops them.
            plan = plan with
            {
                Map = map,
                Users = map == UserMap.Ranges ? plan.Users : [],
                Groups = map == UserMap.Ranges ? plan.Groups : [],
                Origins = plan.Origins.With(nameof(attribute.Map), place, map),
            };
        }

        if (attribute.UsersIfSet is { } users)
        {
            Check(nameof(attribute.Users), users, plan.Map, place);
            plan = plan with { Users = users, Origins = plan.Origins.With(nameof(attribute.Users), place, users) };
        }

        if (attribute.GroupsIfSet is { } groups)
        {
            Check(nameof(attribute.Groups), groups, plan.Map, place);
            plan = plan with { Groups = groups, Origins = plan.Origins.With(nameof(attribute.Groups), place, groups) };
        }

        return plan;
    }

    private static void Check(string option, string[] texts, UserMap map, AttributePlace place)
    {
        if (map != UserMap.Ranges)
        {
            throw place.Refuse(option, texts, $"ranges mean nothing with Map = UserMap.{map}. Allowed: {option} together with Map = UserMap.Ranges.");
        }

        var ranges = new List<IdRange>();
        foreach (var text in texts)
        {
            if (!IdRange.TryParse(text, out var range))
            {
                throw place.Refuse(option, texts, $"\"{text}\" is not a range of IDs. {RangeRule}.");
            }

            if (ranges.FindIndex(range.Overlaps) is >= 0 and var other)
            {
                throw place.Refuse(option, texts, $"\"{texts[other]}\" and \"{text}\" overlap. Allowed: each ID once inside and once outside.");
            }

            ranges.Add(range);
        }

        if (ranges.Count > MaxLines || ranges.Sum(range => range.ToString().Length + 1) > MaxText)
        {
            throw place.Refuse(
                option, $"{ranges.Count} ranges", $"too many. Allowed: at most {MaxLines} ranges, and fewer than 4,096 bytes of them (user_namespaces(7)).");
        }
    }
}
