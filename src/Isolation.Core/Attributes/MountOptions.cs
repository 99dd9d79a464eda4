namespace Isolation.Namespaces;

/// <summary>
/// The options of [IsolatedMount]: their spelling, and that no two of them contradict each other. Whether the paths exist is asked at the launch.
/// </summary>
internal static class MountOptions
{
    private const string TmpFsRule = "Allowed: \"/path\" or \"/path:options\", such as \"/tmp:size=64m,mode=1777\"";
    private const string BindRule = "Allowed: \"/source:/target\", two absolute paths";
    private const string ReadOnlyRule = "Allowed: an absolute path";

    public static IsolationPlan Apply(IsolationPlan plan, IsolatedMountAttribute attribute, AttributePlace place)
    {
        plan = Set(plan, nameof(attribute.TmpFs), attribute.TmpFsIfSet, TmpFsRule, TmpFsProblem, place, (p, v) => p with { TmpFs = v });
        plan = Set(plan, nameof(attribute.Bind), attribute.BindIfSet, BindRule, BindProblem, place, (p, v) => p with { Bind = v });
        plan = Set(plan, nameof(attribute.ReadOnly), attribute.ReadOnlyIfSet, ReadOnlyRule, PathProblem, place, (p, v) => p with { ReadOnly = v });
        CheckTargets(plan);
        return plan;
    }

    private static IsolationPlan Set(
        IsolationPlan plan, string option, string[]? values, string rule, Func<string, string?> problem, AttributePlace place,
        Func<IsolationPlan, string[], IsolationPlan> set)
    {
        if (values is null)
        {
            return plan;
        }

        foreach (var value in values)
        {
            if ((value is null ? "an entry is null" : problem(value)) is { } found)
            {
                throw place.Refuse(option, values, $"{found}. {rule}.");
            }
        }

        return set(plan, values) with { Origins = plan.Origins.With(option, place, values) };
    }

    private static string? TmpFsProblem(string text)
    {
        var path = MountItem.TmpFs(text).Target;
        return PathProblem(path) ?? (path is "/" or "/proc" or "/sys" ? $"no test can run without what is in \"{path}\"" : null);
    }

    private static string? BindProblem(string text) =>
        text.Split(':') is [var source, var target]
            ? PathProblem(source) ?? PathProblem(target) ?? (MountItem.Normal(target) == "/" ? "the root directory cannot be a target" : null)
            : $"\"{text}\" is not a source and a target";

    private static string? PathProblem(string path) =>
        path.Length == 0 ? "a path is empty"
        : path[0] != '/' ? $"\"{path}\" is not an absolute path"
        : path.Contains('\0') ? "a path holds a NUL"
        : path.Split('/').Any(part => part is "." or "..") ? $"\"{path}\" holds \".\" or \"..\""
        : null;

    private static void CheckTargets(IsolationPlan plan)
    {
        var seen = new Dictionary<(string Target, bool Covers), MountItem>();
        foreach (var item in MountItem.Of(plan))
        {
            if (!seen.TryAdd((item.Target, item.Kind != MountItemKind.ReadOnly), item))
            {
                var other = seen[(item.Target, item.Kind != MountItemKind.ReadOnly)];
                var first = plan.Origins.Of(other.Option);
                var second = plan.Origins.Of(item.Option);
                throw new IsolationPlanException(
                    $"{(first == second ? first : $"{first} and {second}")}: \"{item.Target}\" is the target of two mounts. "
                    + "Allowed: one TmpFs or Bind, and one ReadOnly, for a path.");
            }
        }
    }
}
