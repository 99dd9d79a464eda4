using System.Globalization;
using Isolation.Launch;
using Isolation.Namespaces;

namespace Isolation.Fork.TestServer;

/// <summary>The surroundings of every child here: network, PID, mount, UTS and IPC namespaces.</summary>
internal static class WorldScript
{
    private const uint Namespaces = 0x40000000 | 0x20000000 | 0x00020000 | 0x04000000 | 0x08000000;
    private const int PrivateRecursive = 0x40000 | 0x4000;

    internal static byte[] Build(params SetupStep[] more)
    {
        SetupStep[] steps =
        [
            Step(SetupOp.Clone, Namespaces.ToString(CultureInfo.InvariantCulture)),
            Step(SetupOp.Mount, "", "/", "", PrivateRecursive.ToString(CultureInfo.InvariantCulture), ""),
            Step(SetupOp.Mount, "proc", "/proc", "proc", "14", ""),
            Step(SetupOp.HostName, "child"),
            Step(SetupOp.Loopback),
            .. more,
        ];
        return Script.Encode(new World(new IsolationPlan(), steps), ["-"]);
    }

    /// <summary>The same, in a user namespace of its own.</summary>
    internal static byte[] BuildInUserNamespace()
    {
        SetupStep[] steps =
        [
            Step(SetupOp.Clone, (Namespaces | 0x10000000).ToString(CultureInfo.InvariantCulture)),
            Step(SetupOp.MapWrite, "setgroups", "deny"),
            Step(SetupOp.MapWrite, "uid_map", "0 0 1"),
            Step(SetupOp.MapWrite, "gid_map", "0 0 1"),
            Step(SetupOp.Mount, "", "/", "", PrivateRecursive.ToString(CultureInfo.InvariantCulture), ""),
            Step(SetupOp.Mount, "proc", "/proc", "proc", "14", ""),
            Step(SetupOp.HostName, "child"),
            Step(SetupOp.Loopback),
        ];
        return Script.Encode(new World(new IsolationPlan(), steps), ["-"]);
    }

    internal static SetupStep Step(SetupOp op, params string[] arguments) =>
        new(op, SetupStepFlags.None, arguments, op.ToString(), NamespaceKind.None, "the test");
}
