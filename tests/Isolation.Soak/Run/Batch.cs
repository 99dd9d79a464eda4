using System.Reflection;
using Isolation.Xunit;
using Isolation.Xunit.Child;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Soak;

/// <summary>Runs tests of this assembly through the adapter, as a test runner does. Each batch has a fork server of its own.</summary>
internal sealed class Batch
{
    private readonly List<ITestCase> _inTurns = Discover(typeof(InTurns));
    private readonly List<ITestCase> _sideBySide = Discover(typeof(SideBySide));

    /// <summary>How many tests there are.</summary>
    internal static int Size { get; set; }

    internal void Run(ResultSink sink, int count, bool parallel)
    {
        using var framework = new IsolationTestFramework(sink) { SourceInformationProvider = new NullSourceInformationProvider() };
        using var executor = framework.GetExecutor(Assembly.GetExecutingAssembly().GetName());
        var options = new ExecutionOptions();
        options.SetValue("xunit.execution.DisableParallelization", !parallel);
        options.SetValue("xunit.execution.SynchronousMessageReporting", true);
        executor.RunTests((parallel ? _sideBySide : _inTurns).Take(count), sink, options);
        sink.Wait();
    }

    private static List<ITestCase> Discover(Type type)
    {
        using var framework = new IsolationTestFramework(new NullMessageSink()) { SourceInformationProvider = new NullSourceInformationProvider() };
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.GetExecutingAssembly()));
        using var found = new DiscoverySink();
        discoverer.Find(type.FullName, includeSourceInformation: false, found, new DiscoveryOptions());
        return [.. found.Wait().OrderBy(Expected.NumberOf)];
    }
}
