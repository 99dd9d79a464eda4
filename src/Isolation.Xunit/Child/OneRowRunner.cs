using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>Counts a theory's rows as their runners are made, and lets the runners of all but one row run dry.</summary>
internal sealed class OneRowRunner : XunitTheoryTestCaseRunner
{
    private readonly int _row;

    internal OneRowRunner(
        IXunitTestCase testCase,
        int row,
        object[] constructorArguments,
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
        : base(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, diagnosticMessageSink, messageBus, aggregator, cancellationTokenSource) =>
        _row = row;

    internal int Rows { get; private set; }

    protected override XunitTestRunner CreateTestRunner(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        object[] testMethodArguments,
        string skipReason,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        var isOurs = Rows++ == _row;
        return base.CreateTestRunner(
            test,
            isOurs ? messageBus : SilentBus.Instance,
            testClass,
            constructorArguments,
            testMethod,
            testMethodArguments,
            isOurs ? skipReason : "another row",
            beforeAfterAttributes,
            aggregator,
            cancellationTokenSource);
    }

    /// <summary>Takes the messages of the rows that another child runs.</summary>
    private sealed class SilentBus : IMessageBus
    {
        internal static readonly SilentBus Instance = new();

        public bool QueueMessage(IMessageSinkMessage message) => true;

        public void Dispose()
        {
        }
    }
}
