using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>
/// xUnit's assembly runner, with one cut: what is isolated is neither built nor run in this process.
/// </summary>
/// <remarks>
/// Constraints. Collection and class fixtures come into being before any test case is asked to run, so the cut cannot be made at the test
/// case. Everything that listens downstream wants one tree of starting and finished messages.
/// Scheme. The tree (collection, class, method, case) is walked here by xUnit's runners, subclassed only to leave out fixtures that no
/// test of this process needs; each isolated case, or class, is a leaf that launches a child and replays its messages.
/// </remarks>
internal sealed class IsolationAssemblyRunner : XunitTestAssemblyRunner
{
    private readonly Func<ITestCase, string> _serialize;
    private SemaphoreSlim? _collectionSlots;
    private RunContext? _context;

    internal IsolationAssemblyRunner(
        ITestAssembly testAssembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnosticMessageSink,
        IMessageSink executionMessageSink,
        ITestFrameworkExecutionOptions executionOptions,
        Func<ITestCase, string> serialize)
        : base(testAssembly, testCases, new DiagnosticMessages(diagnosticMessageSink), executionMessageSink, executionOptions) =>
        _serialize = serialize;

    public override void Dispose()
    {
        _context?.Dispose();
        _collectionSlots?.Dispose();
        base.Dispose();
    }

    /// <remarks>What is told after the assembly's end, nobody hears.</remarks>
    protected override Task BeforeTestAssemblyFinishedAsync()
    {
        Interlocked.Exchange(ref _context, null)?.Dispose();
        return base.BeforeTestAssemblyFinishedAsync();
    }

    protected override Task<RunSummary> RunTestCollectionsAsync(IMessageBus messageBus, CancellationTokenSource cancellationTokenSource)
    {
        var parallelism = Parallelism.Read(TestAssembly.Assembly, ExecutionOptions);
        _collectionSlots = parallelism.CollectionsAtATime is { } count ? new SemaphoreSlim(count) : null;
        _context = RunContext.Create(TestAssembly.Assembly, ExecutionOptions, parallelism, (DiagnosticMessages)DiagnosticMessageSink, _serialize);
        return base.RunTestCollectionsAsync(messageBus, cancellationTokenSource);
    }

    /// <remarks>The base class counts running collections with a semaphore that it keeps to itself; this does what it does, for collections that have plain tests.</remarks>
    protected override async Task<RunSummary> RunTestCollectionAsync(
        IMessageBus messageBus, ITestCollection testCollection, IEnumerable<IXunitTestCase> testCases, CancellationTokenSource cancellationTokenSource)
    {
        var cases = testCases.ToList();
        var plans = CasePlans.Read(cases);
        var slots = plans.AnyPlain(cases) ? _collectionSlots : null;
        if (slots is not null)
        {
            await slots.WaitAsync(cancellationTokenSource.Token);
        }

        try
        {
            return await new IsolationCollectionRunner(
                testCollection, cases, plans, _context!, DiagnosticMessageSink, messageBus, TestCaseOrderer, new ExceptionAggregator(Aggregator), cancellationTokenSource).RunAsync();
        }
        finally
        {
            slots?.Release();
        }
    }
}
