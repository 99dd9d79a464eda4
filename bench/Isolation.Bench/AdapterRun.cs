using System.Diagnostics;
using System.Reflection;
using Isolation.Xunit;
using Isolation.Xunit.Child;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Bench;

/// <summary>What one run through the adapter took.</summary>
/// <param name="Milliseconds">Each test case, from its start to its end, in the order of their ends.</param>
/// <param name="TotalMilliseconds">The whole run.</param>
/// <param name="Diagnostics">What the launcher said.</param>
/// <param name="Outputs">What the tests wrote.</param>
internal sealed record AdapterResult(IReadOnlyList<double> Milliseconds, double TotalMilliseconds, IReadOnlyList<string> Diagnostics, IReadOnlyList<string> Outputs);

/// <summary>Runs test methods of this assembly as a test runner does, with Isolation's test framework or with xUnit's own.</summary>
internal static class AdapterRun
{
    internal static AdapterResult Run(Type testClass, int count, string? launch, bool parallel)
    {
        Environment.SetEnvironmentVariable("ISOLATION_LAUNCH", launch);
        using var sink = new TimingSink();
        TestFramework framework = launch is null ? new XunitTestFramework(sink) : new IsolationTestFramework(sink);
        framework.SourceInformationProvider = new NullSourceInformationProvider();
        var assembly = Assembly.GetExecutingAssembly();
        var testCase = Discover(framework, assembly, testClass);
        using var executor = framework.GetExecutor(assembly.GetName());
        var options = new ExecutionOptions();
        options.SetValue("xunit.execution.DisableParallelization", !parallel);
        options.SetValue("xunit.execution.SynchronousMessageReporting", true);
        var start = Stopwatch.GetTimestamp();
        executor.RunTests(Enumerable.Repeat(testCase, count), sink, options);
        return sink.Wait(start, count);
    }

    private static ITestCase Discover(TestFramework framework, Assembly assembly, Type testClass)
    {
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var found = new DiscoverySink();
        discoverer.Find(testClass.FullName, includeSourceInformation: false, found, new DiscoveryOptions());
        return found.Wait().Single();
    }
}
