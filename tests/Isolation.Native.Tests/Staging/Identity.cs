using System.Globalization;
using Xunit.Abstractions;

namespace Isolation.Native.Tests.Staging;

/// <summary>
/// Who starts isolation-init. Run as root, every test runs twice, as root and as an ordinary user; run as an ordinary user, as that
/// one. Who is not root needs a user namespace for any other.
/// </summary>
public sealed class Identity : IXunitSerializable
{
    private const uint OrdinaryUser = 1000;

    public Identity()
    {
    }

    private Identity(uint uid, uint gid) => (Uid, Gid) = (uid, gid);

    public static TheoryData<Identity> All => [.. Each];

    internal static Identity[] Each { get; } = Libc.EffectiveUserId() == 0
        ? [new Identity(0, 0), new Identity(OrdinaryUser, OrdinaryUser)]
        : [new Identity(Libc.EffectiveUserId(), Libc.EffectiveGroupId())];

    /// <summary>Whoever runs the tests.</summary>
    internal static Identity Caller => Each[0];

    internal static bool CallerIsRoot => Caller.IsRoot;

    internal uint Uid { get; private set; }

    internal uint Gid { get; private set; }

    internal bool IsRoot => Uid == 0;

    /// <summary>What goes before a command so that this identity runs it.</summary>
    internal string[] Prefix => CallerIsRoot && !IsRoot
        ? ["/usr/bin/setpriv", "--reuid", Text(Uid), "--regid", Text(Gid), "--clear-groups", "--"]
        : [];

    /// <summary>A script's beginning: these namespaces, and for an ordinary user a user namespace with its IDs mapped to `inside`.</summary>
    internal Script Script(New flags, uint? inside = null) => IsRoot || flags == New.None
        ? new Script().Clone(flags)
        : Map(new Script().Clone(flags | New.User), inside ?? Uid, inside ?? Gid);

    /// <summary>The same, with a user namespace for root too.</summary>
    internal Script UserScript(New flags, uint uid, uint gid) => Map(new Script().Clone(flags | New.User), uid, gid);

    /// <summary>The usual world: private mounts and a /proc that belongs to the new PID namespace.</summary>
    internal Script World(New more = New.None, uint? inside = null) => Script(New.Pid | New.Mount | more, inside)
        .Mount("", "/", "", MountFlags.Private | MountFlags.Recursive)
        .Mount("proc", "/proc", "proc", MountFlags.NoSuid | MountFlags.NoDev | MountFlags.NoExec);

    public void Deserialize(IXunitSerializationInfo info) =>
        (Uid, Gid) = (info.GetValue<uint>(nameof(Uid)), info.GetValue<uint>(nameof(Gid)));

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Uid), Uid);
        info.AddValue(nameof(Gid), Gid);
    }

    public override string ToString() => IsRoot ? "root" : "user";

    private Script Map(Script script, uint uid, uint gid) => script
        .Add(Op.MapWrite, "setgroups", "deny")
        .Add(Op.MapWrite, "uid_map", $"{uid} {Uid} 1")
        .Add(Op.MapWrite, "gid_map", $"{gid} {Gid} 1");

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
