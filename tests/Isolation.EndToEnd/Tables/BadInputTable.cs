using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Attributes that make no sense: each message names the attribute with its member, the test, and what is allowed.</summary>
internal static class BadInputTable
{
    public static readonly Expectation[] Rows =
    [
        Refused("EmptyHostName", "[IsolatedUts(HostName = \"\")]", "1 to 64 bytes"),
        Refused("LongHostName", "[IsolatedUts(HostName = \"a23456789", "65 bytes", "1 to 64 bytes"),
        Refused("HostNameWithNul", "[IsolatedUts(HostName = ", "U+0000"),
        Refused("LongDomainName", "[IsolatedUts(DomainName = \"a23456789", "65 bytes", "1 to 64 bytes"),
        Refused("NegativeBootTime", "[IsolatedTime(BootTime = \"-10000.00:00:00\")]", "below zero", "Allowed now: -"),
        Refused("NegativeMonotonic", "[IsolatedTime(Monotonic = \"-10000.00:00:00\")]", "below zero", "Allowed now: -"),
        Refused("UnreadableBootTime", "[IsolatedTime(BootTime = \"a week or so\")]", "not a time span", "1.00:00:00"),
        Refused("FarFuture", "[IsolatedTime(Monotonic = \"10000000.00:00:00\")]", "too far", "Allowed now: -"),
        Refused("MissingBindSource", "[IsolatedMount(Bind = [\"/nowhere/at/all:/mnt\"])]", "source \"/nowhere/at/all\" does not exist"),
        Refused("MissingBindTarget", "[IsolatedMount(Bind = [\"/tmp:/nowhere/at/all\"])]", "target \"/nowhere/at/all\" does not exist"),
        Refused("BindWithoutATarget", "[IsolatedMount(Bind = [\"/tmp\"])]", "\"/source:/target\""),
        Refused("RelativeTmpFs", "[IsolatedMount(TmpFs = [\"relative/path\"])]", "not an absolute path"),
        Refused("MissingTmpFs", "[IsolatedMount(TmpFs = [\"/nowhere/at/all\"])]", "\"/nowhere/at/all\" does not exist"),
        Fails("BadInput.UnknownTmpFsOption", "[IsolatedMount(TmpFs = [\"/mnt:no_such_option=1\"])] on Specimens.BadInput.", "EINVAL", "Remedy: use those of tmpfs(5)"),
        Refused("MissingReadOnly", "[IsolatedMount(ReadOnly = [\"/nowhere/at/all\"])]", "\"/nowhere/at/all\" does not exist"),
        Refused("MalformedRange", "[IsolatedUser(Users = [\"0:1000\"])]", "\"inner:outer:count\""),
        Refused("RangesWithoutMapRanges", "[IsolatedUser(Users = [\"0:100000:10\"])]", "Map = UserMap.Ranges"),
        Refused("TimeoutOfZero", "[IsolatedNetwork(TimeoutSeconds = 0)]", "1 to 86,400"),
        Refused("TimeoutOfMoreThanADay", "[Isolated(TimeoutSeconds = 100000)]", "1 to 86,400"),
        Refused("IsolatedAndNot", "[NotIsolated] and [IsolatedNetwork]", "contradict"),
        Refused("TwoTimeouts", "[IsolatedNetwork(TimeoutSeconds = 10)] and [IsolatedPid(TimeoutSeconds = 20)]", "contradict"),
        Refused("TwoScopes", "[IsolatedNetwork(Scope = IsolationScope.Class)] and [IsolatedPid(Scope = IsolationScope.Test)]", "contradict"),
        Refused("UnknownNamespace", "[Isolated(Namespaces = (NamespaceKind)4096)]", "no such namespace"),
        Passes("BadInput.InnocentIsolated"),
        Passes("BadInput.InnocentPlain"),
    ];

    private static Expectation Refused(string test, params string[] fragments) =>
        Fails($"BadInput.{test}", [.. fragments, $" on Specimens.BadInput.{test}: ", "Allowed", "Isolation.IsolationPlanException"]);
}
