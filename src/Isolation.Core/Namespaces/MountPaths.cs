namespace Isolation.Namespaces;

/// <summary>Whether an item's target is there when its turn comes: on the host, or in what the items before it have mounted.</summary>
internal sealed class MountPaths(IsolationPlan plan, MountItem item, IReadOnlyList<MountItem> done)
{
    public IsolationPlanException Refuse(string why) => new($"{plan.Origins.Of(item.Option)}: {why}");

    /// <summary>Nothing when the target exists; below a new tmpfs, the steps that make it.</summary>
    public IEnumerable<SetupStep> MakeTarget(Step step, bool isDirectory)
    {
        if (Cover() is { Kind: MountItemKind.TmpFs } tmpfs)
        {
            return Make(step, tmpfs.Target, isDirectory);
        }

        var path = OnHost();
        var what = isDirectory ? "directory" : "file";
        if (!(isDirectory ? Directory.Exists(path) : File.Exists(path)))
        {
            throw Refuse(File.Exists(path) || Directory.Exists(path)
                ? $"the target \"{item.Target}\" is not a {what}. Allowed: a {what}, as its source is."
                : $"the target \"{item.Target}\" does not exist. Allowed: a {what} that does, or a path below one of TmpFs, where it is made.");
        }

        return [];
    }

    public void CheckExists()
    {
        if (Cover() is { Kind: MountItemKind.TmpFs } tmpfs)
        {
            if (tmpfs.Target != item.Target)
            {
                throw Refuse($"nothing is at \"{item.Target}\", for it lies in the empty \"{tmpfs.Target}\". Allowed: a path that the host or a Bind has.");
            }

            return;
        }

        var path = OnHost();
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw Refuse($"\"{item.Target}\" does not exist. Allowed: a file or directory that does.");
        }
    }

    private IEnumerable<SetupStep> Make(Step step, string tmpfs, bool isDirectory)
    {
        var path = tmpfs;
        var parts = item.Target[tmpfs.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            path += "/" + parts[i];
            yield return i < parts.Length - 1 || isDirectory ? step.MakeDirectory(path) : step.Touch(path);
        }
    }

    /// <summary>The last of the mounts before that the target is in.</summary>
    private MountItem? Cover() =>
        done.LastOrDefault(other => other.Kind != MountItemKind.ReadOnly && MountItem.Covers(other.Target, item.Target));

    /// <summary>Where the host has what is at the target: in the source of the bind mount that it is in, or just there.</summary>
    private string OnHost() =>
        Cover() is { Kind: MountItemKind.Bind } bind ? bind.Source.TrimEnd('/') + item.Target[bind.Target.Length..] : item.Target;
}
