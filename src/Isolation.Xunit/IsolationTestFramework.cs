using System.Reflection;
using Isolation.Xunit.Runner;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit;

/// <summary>
/// xUnit's own test framework, but isolated tests run in children. The package registers it; an assembly with a test framework of its own
/// derives that from this one.
/// </summary>
public class IsolationTestFramework : XunitTestFramework
{
    /// <summary>Made by xUnit.</summary>
    /// <param name="messageSink">Where diagnostic messages go.</param>
    public IsolationTestFramework(IMessageSink messageSink)
        : base(messageSink)
    {
    }

    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new IsolationExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
}
