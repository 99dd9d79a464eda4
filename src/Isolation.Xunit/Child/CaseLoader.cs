using System.Reflection;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>Finds the request's test cases in this process.</summary>
internal sealed class CaseLoader : IDisposable
{
    private readonly XunitTestFramework _framework;
    private readonly AssemblyName _assemblyName;
    private readonly ITestFrameworkExecutor _executor;

    internal CaseLoader(XunitTestFramework framework, AssemblyName assemblyName)
    {
        _framework = framework;
        _assemblyName = assemblyName;
        _executor = framework.GetExecutor(assemblyName);
    }

    public void Dispose() => _executor.Dispose();

    /// <exception cref="InvalidOperationException">A case is not to be found again.</exception>
    internal IXunitTestCase[] Load(XunitRequest request, ForwardingSink sink) =>
        [.. request.Cases.Select(address => Split(Load(address), request.Row, sink))];

    private IXunitTestCase Load(CaseAddress address)
    {
        var found = address.Serialized is { } text ? _executor.Deserialize(text) : Rediscover(address);
        return found as IXunitTestCase ?? throw new InvalidOperationException(
            $"the test case {address.UniqueId} of {address.ClassName} was discovered in the runner but is not found in the isolated child. "
            + "A discoverer that makes other cases each time it is asked cannot be isolated.");
    }

    private static IXunitTestCase Split(IXunitTestCase testCase, int row, ForwardingSink sink) =>
        row >= 0 && testCase is XunitTheoryTestCase theory ? new OneRowTestCase(theory, row, sink) : testCase;

    private ITestCase? Rediscover(CaseAddress address)
    {
        var assembly = Reflector.Wrap(Assembly.Load(_assemblyName));
        using var discoverer = _framework.GetDiscoverer(assembly);
        using var found = new DiscoverySink();
        discoverer.Find(address.ClassName, includeSourceInformation: false, found, new DiscoveryOptions());
        return found.Wait().FirstOrDefault(testCase => testCase.UniqueID == address.UniqueId);
    }
}
