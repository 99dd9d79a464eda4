using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>xUnit's collection runner; builds collection fixtures only for tests that run in this process.</summary>
internal sealed class IsolationCollectionRunner : XunitTestCollectionRunner
{
    private readonly CasePlans _plans;
    private readonly RunContext _context;
    private readonly bool _anyPlain;

    internal IsolationCollectionRunner(
        ITestCollection testCollection,
        IReadOnlyList<IXunitTestCase> testCases,
        CasePlans plans,
        RunContext context,
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        ITestCaseOrderer testCaseOrderer,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
        : base(testCollection, testCases, diagnosticMessageSink, messageBus, testCaseOrderer, aggregator, cancellationTokenSource)
    {
        _plans = plans;
        _context = context;
        _anyPlain = plans.AnyPlain(testCases);
    }

    protected override void CreateCollectionFixture(Type fixtureType)
    {
        if (_anyPlain)
        {
            base.CreateCollectionFixture(fixtureType);
        }
    }

    protected override Task<RunSummary> RunTestClassAsync(ITestClass testClass, IReflectionTypeInfo @class, IEnumerable<IXunitTestCase> testCases) =>
        new IsolationClassRunner(
            testClass,
            @class,
            [.. testCases],
            _plans,
            _context,
            DiagnosticMessageSink,
            MessageBus,
            TestCaseOrderer,
            new ExceptionAggregator(Aggregator),
            CancellationTokenSource,
            CollectionFixtureMappings).RunAsync();
}
