namespace Isolation;

/// <summary>Runs the test in a mount namespace of its own, with propagation off, recursively: what it mounts and unmounts stays inside. See mount_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedMountAttribute : IsolationAttribute
{
    /// <summary>
    /// Paths that get an empty tmpfs, each <c>"/path"</c> or <c>"/path:options"</c> as mount(8) spells them, such as
    /// <c>"/tmp:size=64m,mode=1777"</c>. The directory must exist.
    /// </summary>
    public string[] TmpFs
    {
        get => TmpFsIfSet ?? [];
        set => TmpFsIfSet = value;
    }

    /// <summary>Bind mounts, each <c>"/source:/target"</c>. Both must exist; a target below a <see cref="TmpFs"/> path is made.</summary>
    public string[] Bind
    {
        get => BindIfSet ?? [];
        set => BindIfSet = value;
    }

    /// <summary>
    /// Paths that are read-only, with everything that the host has mounted below them. A <see cref="TmpFs"/> below such a path is
    /// writable; a <see cref="Bind"/> below it is as its source.
    /// </summary>
    public string[] ReadOnly
    {
        get => ReadOnlyIfSet ?? [];
        set => ReadOnlyIfSet = value;
    }

    internal string[]? TmpFsIfSet { get; private set; }

    internal string[]? BindIfSet { get; private set; }

    internal string[]? ReadOnlyIfSet { get; private set; }

    internal override NamespaceKind Kinds => NamespaceKind.Mount;
}
