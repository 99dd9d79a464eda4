using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>A theory whose rows were not told at discovery, cut down to one of them. All rows are made here; one of them runs.</summary>
internal sealed class OneRowTestCase(IXunitTestCase theory, int row, ForwardingSink sink) : IXunitTestCase
{
    public string DisplayName => theory.DisplayName;

    public string SkipReason => theory.SkipReason;

    public ISourceInformation SourceInformation
    {
        get => theory.SourceInformation;
        set => theory.SourceInformation = value;
    }

    public ITestMethod TestMethod => theory.TestMethod;

    public object[] TestMethodArguments => theory.TestMethodArguments;

    public Dictionary<string, List<string>> Traits => theory.Traits;

    public string UniqueID => theory.UniqueID;

    public Exception InitializationException => theory.InitializationException;

    public IMethodInfo Method => theory.Method;

    public int Timeout => theory.Timeout;

    public async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        var runner = new OneRowRunner(this, row, constructorArguments, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource);
        var summary = await runner.RunAsync().ConfigureAwait(false);
        sink.SendRowCount(runner.Rows);
        return summary;
    }

    public void Deserialize(IXunitSerializationInfo info) => throw new NotSupportedException("a row is addressed by its theory and its number");

    public void Serialize(IXunitSerializationInfo info) => throw new NotSupportedException("a row is addressed by its theory and its number");
}
