using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Attributes that make no sense: each message names the attribute and the member.</summary>
internal static class BadInputTable
{
    public static readonly Expectation[] Rows =
    [
        Fails("BadInput.EmptyHostName", "IsolatedUts", "HostName"),
        Fails("BadInput.LongHostName", "IsolatedUts", "HostName", "64"),
        Fails("BadInput.HostNameWithNul", "IsolatedUts", "HostName"),
        Fails("BadInput.LongDomainName", "IsolatedUts", "DomainName", "64"),
        Fails("BadInput.NegativeBootTime", "IsolatedTime", "BootTime"),
        Fails("BadInput.NegativeMonotonic", "IsolatedTime", "Monotonic"),
        Fails("BadInput.UnreadableBootTime", "IsolatedTime", "BootTime", "a week or so"),
        Fails("BadInput.FarFuture", "IsolatedTime", "Monotonic"),
        Fails("BadInput.MissingBindSource", "IsolatedMount", "Bind", "/nowhere/at/all"),
        Fails("BadInput.MissingBindTarget", "IsolatedMount", "Bind", "/nowhere/at/all"),
        Fails("BadInput.BindWithoutATarget", "IsolatedMount", "Bind", "/tmp"),
        Fails("BadInput.RelativeTmpFs", "IsolatedMount", "TmpFs", "relative/path"),
        Fails("BadInput.MissingTmpFs", "IsolatedMount", "TmpFs", "/nowhere/at/all"),
        Fails("BadInput.UnknownTmpFsOption", "IsolatedMount", "TmpFs", "no_such_option"),
        Fails("BadInput.MissingReadOnly", "IsolatedMount", "ReadOnly", "/nowhere/at/all"),
        Fails("BadInput.MalformedRange", "IsolatedUser", "Users", "0:1000"),
        Fails("BadInput.RangesWithoutMapRanges", "IsolatedUser", "Users", "Map"),
        Fails("BadInput.TimeoutOfZero", "IsolatedNetwork", "TimeoutSeconds"),
        Fails("BadInput.TimeoutOfMoreThanADay", "Isolated", "TimeoutSeconds"),
        Fails("BadInput.IsolatedAndNot", "IsolatedNetwork", "NotIsolated"),
        Fails("BadInput.TwoTimeouts", "IsolatedNetwork", "IsolatedPid", "TimeoutSeconds"),
        Fails("BadInput.TwoScopes", "IsolatedNetwork", "IsolatedPid", "Scope"),
        Fails("BadInput.UnknownNamespace", "Isolated", "Namespaces"),
        Passes("BadInput.InnocentIsolated"),
        Passes("BadInput.InnocentPlain"),
    ];
}
