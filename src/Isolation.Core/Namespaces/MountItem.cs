namespace Isolation.Namespaces;

internal enum MountItemKind
{
    TmpFs,
    Bind,
    ReadOnly,
}

/// <summary>One entry of TmpFs, Bind or ReadOnly, taken apart.</summary>
internal sealed record MountItem(MountItemKind Kind, string Target, string Source = "", string Options = "")
{
    /// <summary>The attribute's property that it came from.</summary>
    public string Option => Kind.ToString();

    public static IEnumerable<MountItem> Of(IsolationPlan plan) =>
    [
        .. plan.TmpFs.Select(TmpFs),
        .. plan.Bind.Select(Bind),
        .. plan.ReadOnly.Select(path => new MountItem(MountItemKind.ReadOnly, Normal(path))),
    ];

    public static MountItem TmpFs(string text)
    {
        var fields = text.Split(':', 2);
        return new MountItem(MountItemKind.TmpFs, Normal(fields[0]), Options: fields.Length == 2 ? fields[1] : "");
    }

    public static MountItem Bind(string text)
    {
        var fields = text.Split(':', 2);
        return new MountItem(MountItemKind.Bind, Normal(fields[^1]), Source: Normal(fields[0]));
    }

    /// <summary>One slash between parts and none at the end.</summary>
    public static string Normal(string path) =>
        path.StartsWith('/') ? "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries)) : path;

    /// <summary>The path is this one or below it.</summary>
    public static bool Covers(string directory, string path) => path == directory || IsBelow(directory, path);

    public static bool IsBelow(string directory, string path) =>
        path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && (directory == "/" || path[directory.Length] == '/');
}
