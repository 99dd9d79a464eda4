using System.Reflection;
using Isolation.Interop;
using Isolation.Launch;
using Isolation.Protocol;

namespace Isolation.Child;

/// <summary>What a fork server does before it forks: the whole way of a child, with tests of the adapter's own, then what the test assembly asks for.</summary>
internal static class WarmUp
{
    /// <summary>The first time compiles; the second goes the ways that only open when something has been done before.</summary>
    private const int Rehearsals = 2;

    internal static void Run(Suite suite)
    {
        var entry = ChildEntries.Create(suite.EntryType);
        var (assemblyPath, payload) = entry.Load(suite.AssemblyPath, suite.Options);
        var rehearsal = new ChildRequest
        {
            EntryType = suite.EntryType,
            AssemblyPath = assemblyPath,
            Plan = new IsolationPlan(),
            HostNamespaces = NamespaceNames.ReadOwn(),
            Culture = "",
            UICulture = "",
            Payload = payload,
        };
        for (var i = 0; i < Rehearsals; i++)
        {
            ChildRun.Rehearse(rehearsal);
        }

        foreach (var attribute in Assembly.LoadFrom(suite.AssemblyPath).GetCustomAttributes<IsolationWarmupAttribute>())
        {
            Run(attribute.Type);
        }
    }

    private static void Run(Type type)
    {
        var warmUp = Activator.CreateInstance(type) as IIsolationWarmup ?? throw new InvalidOperationException(
            $"[assembly: IsolationWarmup(typeof({type}))]: {type} does not implement {typeof(IIsolationWarmup)}.");
        warmUp.WarmUpAsync().GetAwaiter().GetResult();
    }
}
