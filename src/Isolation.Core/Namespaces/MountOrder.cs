namespace Isolation.Namespaces;

// What is mounted on a directory hides what is below it, and ReadOnly takes in what is mounted below it. So: what is further up goes
// first; a bind mount goes before whatever would hide its source; on one path, ReadOnly comes last. Where that is a circle, no order serves.

/// <summary>The order in which the mounts of a plan are made.</summary>
internal static class MountOrder
{
    public static IReadOnlyList<MountItem> Sort(IsolationPlan plan)
    {
        var left = MountItem.Of(plan).ToList();
        var sorted = new List<MountItem>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(item => !left.Exists(other => other != item && GoesBefore(other, item)));
            if (next is null)
            {
                throw Circle(plan, left);
            }

            left.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }

    private static bool GoesBefore(MountItem first, MountItem second) =>
        MountItem.IsBelow(first.Target, second.Target)
        || (first.Target == second.Target && second.Kind == MountItemKind.ReadOnly)
        || Hides(second, first);

    private static bool Hides(MountItem cover, MountItem bind) =>
        bind.Kind == MountItemKind.Bind && cover.Kind != MountItemKind.ReadOnly && MountItem.Covers(cover.Target, bind.Source);

    private static IsolationPlanException Circle(IsolationPlan plan, List<MountItem> left)
    {
        var (cover, bind) = (
            from b in left
            from c in left
            where c != b && Hides(c, b)
            select (c, b)).First();
        return new IsolationPlanException(
            $"{plan.Origins.Of(bind.Option)}: the source \"{bind.Source}\" is hidden by the mount on \"{cover.Target}\" "
            + $"({plan.Origins.Of(cover.Option)}), which has to be made first. Allowed: a source outside of what TmpFs and Bind cover.");
    }
}
