namespace Isolation.Protocol;

/// <summary>A plan on its way to the child.</summary>
internal static class PlanEncoding
{
    internal static void Write(PayloadWriter writer, IsolationPlan plan) => writer
        .Int((int)plan.Requested)
        .Int((int)plan.Namespaces)
        .Int((int)plan.Scope)
        .Long(plan.Timeout.Ticks)
        .Bool(plan.AsInit)
        .String(plan.HostName)
        .String(plan.DomainName)
        .Strings(plan.TmpFs)
        .Strings(plan.Bind)
        .Strings(plan.ReadOnly)
        .Int((int)plan.Map)
        .Strings(plan.Users)
        .Strings(plan.Groups)
        .Long(plan.BootTime.Ticks)
        .Long(plan.Monotonic.Ticks);

    internal static IsolationPlan Read(PayloadReader reader) => new()
    {
        Requested = (NamespaceKind)reader.Int(),
        Namespaces = (NamespaceKind)reader.Int(),
        Scope = (IsolationScope)reader.Int(),
        Timeout = TimeSpan.FromTicks(reader.Long()),
        AsInit = reader.Bool(),
        HostName = reader.String(),
        DomainName = reader.String(),
        TmpFs = reader.Texts(),
        Bind = reader.Texts(),
        ReadOnly = reader.Texts(),
        Map = (UserMap)reader.Int(),
        Users = reader.Texts(),
        Groups = reader.Texts(),
        BootTime = TimeSpan.FromTicks(reader.Long()),
        Monotonic = TimeSpan.FromTicks(reader.Long()),
    };
}
