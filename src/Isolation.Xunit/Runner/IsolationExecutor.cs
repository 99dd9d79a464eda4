using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>xUnit's executor, with our assembly runner.</summary>
internal sealed class IsolationExecutor : XunitTestFrameworkExecutor
{
    internal IsolationExecutor(AssemblyName assemblyName, ISourceInformationProvider sourceInformationProvider, IMessageSink diagnosticMessageSink)
        : base(assemblyName, sourceInformationProvider, diagnosticMessageSink)
    {
    }

    /// <remarks>The base class gives it this shape; the end is told by ITestAssemblyFinished.</remarks>
    protected override async void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        using var runner = new IsolationAssemblyRunner(
            TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions, CreateDiscoverer().Serialize);
        await runner.RunAsync().ConfigureAwait(false);
    }
}
