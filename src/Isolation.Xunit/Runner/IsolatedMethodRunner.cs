using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>The isolated cases of one method, each in a world of its own.</summary>
internal sealed class IsolatedMethodRunner : TestMethodRunner<IXunitTestCase>
{
    private readonly CasePlans _plans;
    private readonly RunContext _context;
    private readonly bool _inOrder;
    private readonly Mouth _mouth;

    internal IsolatedMethodRunner(
        ITestMethod testMethod,
        IReflectionTypeInfo @class,
        IReadOnlyList<IXunitTestCase> testCases,
        CasePlans plans,
        RunContext context,
        bool inOrder,
        Mouth mouth,
        IMessageBus messageBus,
        CancellationTokenSource cancellationTokenSource)
        : base(testMethod, @class, (IReflectionMethodInfo)testMethod.Method, testCases, messageBus, new ExceptionAggregator(), cancellationTokenSource)
    {
        _plans = plans;
        _context = context;
        _inOrder = inOrder;
        _mouth = mouth;
    }

    protected override Task<RunSummary> RunTestCasesAsync() =>
        TestCases.Select(testCase => (Func<Task<RunSummary>>)(() => RunTestCaseAsync(testCase))).RunAsync(_inOrder, CancellationTokenSource.Token);

    protected override Task<RunSummary> RunTestCaseAsync(IXunitTestCase testCase)
    {
        var plan = _plans[testCase];
        return plan.Fate switch
        {
            CaseFate.Told => testCase.RunAsync(_context.Diagnostics, MessageBus, [], new ExceptionAggregator(), CancellationTokenSource),
            CaseFate.Misplanned => Task.FromResult(Fail(testCase, plan.Error!)),
            _ => new IsolatedCaseRunner(testCase, plan.Plan!, _context, _inOrder, _mouth).RunAsync(),
        };
    }

    private RunSummary Fail(IXunitTestCase testCase, Exception error)
    {
        var replay = new CaseReplay(testCase, _mouth);
        replay.Start();
        replay.Conclude(Ending.Of(error));
        replay.Finish(replay.Summary);
        return replay.Summary;
    }
}
