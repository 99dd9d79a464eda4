namespace Isolation;

/// <summary>Runs the test in a user namespace of its own. See user_namespaces(7).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class IsolatedUserAttribute : IsolationAttribute
{
    /// <summary>How the IDs inside map to those outside. The default is <see cref="UserMap.Self"/>.</summary>
    public UserMap Map
    {
        get => MapIfSet ?? UserMap.Self;
        set => MapIfSet = value;
    }

    /// <summary>With <see cref="UserMap.Ranges"/>: user ID ranges, each <c>"inner:outer:count"</c>; empty means the caller as 0 and the ranges that /etc/subuid grants from 1 on.</summary>
    public string[] Users
    {
        get => UsersIfSet ?? [];
        set => UsersIfSet = value;
    }

    /// <summary>With <see cref="UserMap.Ranges"/>: group ID ranges, as for <see cref="Users"/>, from /etc/subgid.</summary>
    public string[] Groups
    {
        get => GroupsIfSet ?? [];
        set => GroupsIfSet = value;
    }

    internal string[]? UsersIfSet { get; private set; }

    internal string[]? GroupsIfSet { get; private set; }

    internal UserMap? MapIfSet { get; private set; }

    internal override NamespaceKind Kinds => NamespaceKind.User;
}
