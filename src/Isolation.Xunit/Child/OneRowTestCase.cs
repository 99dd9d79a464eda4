using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>A theory whose rows were not told at discovery, cut down to one of them. All rows are made here; one of them runs.</summary>
internal sealed class OneRowTestCase(XunitTheoryTestCase theory, int row, ForwardingSink sink)
    : XunitTheoryTestCase(sink, theory.DefaultMethodDisplay, theory.DefaultMethodDisplayOptions, theory.TestMethod)
{
    public override async Task<RunSummary> RunAsync(
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
}
