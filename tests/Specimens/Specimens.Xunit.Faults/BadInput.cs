namespace Specimens;

/// <summary>Attributes that make no sense. Each test fails before its body runs, and names the attribute and the member.</summary>
public class BadInput
{
    private const string A65ByteName = "a2345678901234567890123456789012345678901234567890123456789012345";

    [Fact, IsolatedUts(HostName = "")]
    public void EmptyHostName() => NeverRuns();

    [Fact, IsolatedUts(HostName = A65ByteName)]
    public void LongHostName() => NeverRuns();

    [Fact, IsolatedUts(HostName = "a\0b")]
    public void HostNameWithNul() => NeverRuns();

    [Fact, IsolatedUts(DomainName = A65ByteName)]
    public void LongDomainName() => NeverRuns();

    [Fact, IsolatedTime(BootTime = "-10000.00:00:00")]
    public void NegativeBootTime() => NeverRuns();

    [Fact, IsolatedTime(Monotonic = "-10000.00:00:00")]
    public void NegativeMonotonic() => NeverRuns();

    [Fact, IsolatedTime(BootTime = "a week or so")]
    public void UnreadableBootTime() => NeverRuns();

    [Fact, IsolatedTime(Monotonic = "10000000.00:00:00")]
    public void FarFuture() => NeverRuns();

    [Fact, IsolatedMount(Bind = ["/nowhere/at/all:/mnt"])]
    public void MissingBindSource() => NeverRuns();

    [Fact, IsolatedMount(Bind = ["/tmp:/nowhere/at/all"])]
    public void MissingBindTarget() => NeverRuns();

    [Fact, IsolatedMount(Bind = ["/tmp"])]
    public void BindWithoutATarget() => NeverRuns();

    [Fact, IsolatedMount(TmpFs = ["relative/path"])]
    public void RelativeTmpFs() => NeverRuns();

    [Fact, IsolatedMount(TmpFs = ["/nowhere/at/all"])]
    public void MissingTmpFs() => NeverRuns();

    [Fact, IsolatedMount(TmpFs = ["/mnt:no_such_option=1"])]
    public void UnknownTmpFsOption() => NeverRuns();

    [Fact, IsolatedMount(ReadOnly = ["/nowhere/at/all"])]
    public void MissingReadOnly() => NeverRuns();

    [Fact, IsolatedUser(Map = UserMap.Ranges, Users = ["0:1000"])]
    public void MalformedRange() => NeverRuns();

    [Fact, IsolatedUser(Map = UserMap.Root, Users = ["0:100000:10"])]
    public void RangesWithoutMapRanges() => NeverRuns();

    [Fact, IsolatedNetwork(TimeoutSeconds = 0)]
    public void TimeoutOfZero() => NeverRuns();

    [Fact, Isolated(NamespaceKind.Network, TimeoutSeconds = 100_000)]
    public void TimeoutOfMoreThanADay() => NeverRuns();

    [Fact, IsolatedNetwork, NotIsolated]
    public void IsolatedAndNot() => NeverRuns();

    [Fact, IsolatedNetwork(TimeoutSeconds = 10), IsolatedPid(TimeoutSeconds = 20)]
    public void TwoTimeouts() => NeverRuns();

    [Fact, IsolatedNetwork(Scope = IsolationScope.Class), IsolatedPid(Scope = IsolationScope.Test)]
    public void TwoScopes() => NeverRuns();

    [Fact, Isolated((NamespaceKind)4096)]
    public void UnknownNamespace() => NeverRuns();

    [Fact, IsolatedNetwork]
    public void InnocentIsolated() => Assert.NotNull(IsolationContext.Current);

    [Fact]
    public void InnocentPlain() => Assert.Null(IsolationContext.Current);

    private static void NeverRuns() => Assert.Fail("this body must not run");
}
