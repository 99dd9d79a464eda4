namespace Isolation.Namespaces;

/// <summary>How the IDs of the new user namespace map, and who the body is in it. Without one, nothing maps and the body is the caller.</summary>
/// <param name="Users">The uid_map; empty without a user namespace.</param>
/// <param name="Groups">The gid_map.</param>
/// <param name="BodyUser">The body's user ID, inside.</param>
/// <param name="BodyGroup">The body's group ID, inside.</param>
/// <param name="ChangesIds">The caller's own IDs are not all mapped: the body must take others.</param>
internal sealed record IdMaps(IReadOnlyList<IdRange> Users, IReadOnlyList<IdRange> Groups, uint BodyUser, uint BodyGroup, bool ChangesIds)
{
    public static IdMaps Of(IsolationPlan plan, HostFacts host)
    {
        var (user, group) = (host.EffectiveUserId, host.EffectiveGroupId);
        if (!plan.Namespaces.HasFlag(NamespaceKind.User))
        {
            return new IdMaps([], [], user, group, ChangesIds: false);
        }

        return plan.Map switch
        {
            UserMap.Self => new IdMaps([new(user, user, 1)], [new(group, group, 1)], user, group, ChangesIds: false),
            UserMap.Root => new IdMaps([new(0, user, 1)], [new(0, group, 1)], 0, 0, ChangesIds: false),
            _ => OfRanges(plan, host),
        };
    }

    private static IdMaps OfRanges(IsolationPlan plan, HostFacts host)
    {
        var users = Ranges(plan, nameof(plan.Users), plan.Users, host.EffectiveUserId, host.SubordinateUsers, "/etc/subuid", host.UserName);
        var groups = Ranges(plan, nameof(plan.Groups), plan.Groups, host.EffectiveGroupId, host.SubordinateGroups, "/etc/subgid", host.UserName);
        var (user, keepsUser) = Inside(users, host.EffectiveUserId);
        var (group, keepsGroup) = Inside(groups, host.EffectiveGroupId);
        return new IdMaps(users, groups, user, group, ChangesIds: !keepsUser || !keepsGroup);
    }

    private static IReadOnlyList<IdRange> Ranges(
        IsolationPlan plan, string option, IReadOnlyList<string> given, uint own, IReadOnlyList<SubordinateRange> granted, string file, string userName)
    {
        if (given.Count > 0)
        {
            return [.. given.Select(text => IdRange.TryParse(text, out var range)
                ? range
                : throw new IsolationPlanException($"{plan.Origins.Of(option)}: \"{text}\" is not a range of IDs."))];
        }

        if (granted.Count == 0)
        {
            throw new IsolationPlanException(
                $"{plan.Origins.Of(nameof(plan.Map))}: {file} grants nothing to the user {userName}, and {option} is empty. "
                + $"Allowed: {option} = [\"inner:outer:count\"], or a grant, such as: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {userName}");
        }

        var ranges = new List<IdRange> { new(0, own, 1) };
        foreach (var grant in granted)
        {
            ranges.Add(new IdRange(ranges[^1].LastInner + 1, grant.First, grant.Count));
        }

        return ranges;
    }

    /// <summary>What the caller's ID is inside; when it is not mapped, 0 if that exists, else the first ID that does.</summary>
    private static (uint Id, bool IsOwn) Inside(IReadOnlyList<IdRange> ranges, uint own)
    {
        foreach (var range in ranges.Where(range => range.HasOuter(own)))
        {
            return (range.Inner + (own - range.Outer), true);
        }

        return (ranges.Any(range => range.HasInner(0)) ? 0 : ranges.Min(range => range.Inner), false);
    }
}
