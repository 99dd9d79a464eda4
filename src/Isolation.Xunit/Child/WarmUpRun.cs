using System.Reflection;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>Runs <see cref="WarmUpTests"/> in the fork server the whole way that a child's tests go, the frames' encoding included.</summary>
internal static class WarmUpRun
{
    internal static async Task RunAsync()
    {
        var assembly = typeof(WarmUpTests).Assembly;
        var sink = new ForwardingSink(_ => { });
        var framework = new XunitTestFramework(sink) { SourceInformationProvider = new NullSourceInformationProvider() };
        var addresses = Discover(framework, assembly);
        for (var i = 0; i < 2; i++)
        {
            await XunitChild.RunAsync(framework, assembly.GetName(), XunitRequest.Decode(new XunitRequest(addresses, -1, Options()).Encode()), sink).ConfigureAwait(false);
        }
    }

    private static CaseAddress[] Discover(XunitTestFramework framework, Assembly assembly)
    {
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new DiscoverySink();
        discoverer.Find(typeof(WarmUpTests).FullName, includeSourceInformation: false, found, new DiscoveryOptions());
        return [.. found.Wait().Select(testCase => new CaseAddress(discoverer.Serialize(testCase), typeof(WarmUpTests).FullName!, testCase.UniqueID))];
    }

    /// <summary>What a run has by default.</summary>
    private static ExecutionOptions Options() => ExecutionOptions.From(new ExecutionOptions());
}
