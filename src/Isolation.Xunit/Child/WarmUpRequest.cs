using Isolation.Xunit.Protocol;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>Asks for <see cref="WarmUpTests"/>.</summary>
internal static class WarmUpRequest
{
    internal static XunitRequest Create(ExecutionOptions options)
    {
        var type = typeof(WarmUpTests);
        var framework = new XunitTestFramework(new ForwardingSink(_ => { })) { SourceInformationProvider = new NullSourceInformationProvider() };
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(type.Assembly));
        using var found = new DiscoverySink();
        discoverer.Find(type.FullName, includeSourceInformation: false, found, new DiscoveryOptions());
        CaseAddress[] cases = [.. found.Wait().Select(testCase => new CaseAddress(discoverer.Serialize(testCase), type.FullName!, testCase.UniqueID))];
        return new XunitRequest(cases, Row: -1, options);
    }
}
