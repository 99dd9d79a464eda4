namespace Isolation;

/// <summary>Runs the test in a mount namespace of its own, with propagation off, recursively: what it mounts and unmounts stays inside. See mount_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedMountAttribute : IsolationAttribute
{
    /// <summary>Paths that get an empty tmpfs, each <c>"/path"</c> or <c>"/path:options"</c> as mount(8) spells them, such as <c>"/tmp:size=64m,mode=1777"</c>. The directory must exist.</summary>
    public string[] TmpFs { get; set; } = [];

    /// <summary>Bind mounts, each <c>"/source:/target"</c>. Both must exist.</summary>
    public string[] Bind { get; set; } = [];

    /// <summary>Paths that are read-only, with everything mounted below them.</summary>
    public string[] ReadOnly { get; set; } = [];

    internal override NamespaceKind Kinds => NamespaceKind.Mount;
}
