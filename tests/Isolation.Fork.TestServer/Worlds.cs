using Isolation.Namespaces;

namespace Isolation.Fork.TestServer;

/// <summary>Other surroundings than the usual.</summary>
internal static class Worlds
{
    internal static byte[] Named(string name) => name switch
    {
        "usual" => WorldScript.Build(),
        "broken" => WorldScript.Build(WorldScript.Step(SetupOp.Mount, "nothing", "/no/such/place", "tmpfs", "0", "")),
        "unfit" => WorldScript.Build(WorldScript.Step(SetupOp.SetIds, "0", "0")),
        "user" => WorldScript.BuildInUserNamespace(),
        _ => throw new ArgumentException("unknown world " + name),
    };
}
