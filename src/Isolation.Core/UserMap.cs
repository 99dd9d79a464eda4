namespace Isolation;

/// <summary>How the IDs of a new user namespace map to those outside. See user_namespaces(7), "User and group ID mappings".</summary>
public enum UserMap
{
    /// <summary>The caller's own user and group ID, unchanged: the test sees itself as the user who runs it. The default.</summary>
    Self,

    /// <summary>The caller becomes user 0 and group 0 inside.</summary>
    Root,

    /// <summary>Ranges, given by <see cref="IsolatedUserAttribute.Users"/> and <see cref="IsolatedUserAttribute.Groups"/>.</summary>
    Ranges,
}
