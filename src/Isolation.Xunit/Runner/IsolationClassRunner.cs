using System.Globalization;
using System.Reflection;
using Isolation.Protocol;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>
/// xUnit's class runner. Plain tests of the class run as ever, with class fixtures built for them alone; isolated ones run beside them,
/// and, each being alone in its world, beside each other, unless an order was asked for.
/// </summary>
internal sealed class IsolationClassRunner : XunitTestClassRunner
{
    private readonly CasePlans _plans;
    private readonly RunContext _context;
    private readonly Mouth _mouth;
    private readonly IReadOnlyList<IXunitTestCase> _plain;
    private readonly IReadOnlyList<IXunitTestCase> _isolated;

    internal IsolationClassRunner(
        ITestClass testClass,
        IReflectionTypeInfo @class,
        IReadOnlyList<IXunitTestCase> testCases,
        CasePlans plans,
        RunContext context,
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        ITestCaseOrderer testCaseOrderer,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource,
        IDictionary<Type, object> collectionFixtureMappings)
        : base(testClass, @class, testCases, diagnosticMessageSink, messageBus, testCaseOrderer, aggregator, cancellationTokenSource, collectionFixtureMappings)
    {
        _plans = plans;
        _context = context;
        _mouth = new Mouth(messageBus, cancellationTokenSource);
        _plain = [.. testCases.Where(testCase => plans[testCase].Fate is CaseFate.Plain)];
        _isolated = [.. testCases.Where(testCase => plans[testCase].Fate is not CaseFate.Plain)];
    }

    private bool InOrder =>
        _context.Sequential
        || TestCaseOrderer is not DefaultTestCaseOrderer
        || TestClass.TestCollection.CollectionDefinition?.GetCustomAttributes(typeof(CollectionDefinitionAttribute)).SingleOrDefault()
            ?.GetNamedArgument<bool>(nameof(CollectionDefinitionAttribute.DisableParallelization)) == true;

    protected override void CreateClassFixture(Type fixtureType)
    {
        if (_plain.Count > 0)
        {
            base.CreateClassFixture(fixtureType);
        }
    }

    protected override async Task<RunSummary> RunTestMethodsAsync()
    {
        if (_isolated.Count == 0)
        {
            return await base.RunTestMethodsAsync();
        }

        var summary = new RunSummary();
        if (InOrder)
        {
            summary.Aggregate(await RunPlainAsync());
            summary.Aggregate(await RunIsolatedAsync());
        }
        else
        {
            var isolated = RunIsolatedAsync();
            summary.Aggregate(await RunPlainAsync());
            summary.Aggregate(await isolated);
        }

        _mouth.SayHeld();
        return summary;
    }

    /// <remarks>The base class orders and groups what <see cref="TestClassRunner{T}.TestCases"/> holds, before it first waits.</remarks>
    private async Task<RunSummary> RunPlainAsync()
    {
        if (_plain.Count == 0)
        {
            return new RunSummary();
        }

        var all = TestCases;
        TestCases = _plain;
        try
        {
            return await base.RunTestMethodsAsync();
        }
        finally
        {
            TestCases = all;
        }
    }

    private async Task<RunSummary> RunIsolatedAsync()
    {
        var leaves = new List<Func<Task<RunSummary>>>();
        var ordered = Order(_isolated);
        foreach (var method in ordered.Where(testCase => !IsShared(testCase)).GroupBy(testCase => testCase.TestMethod, TestMethodComparer.Instance))
        {
            var runner = new IsolatedMethodRunner(method.Key, Class, [.. method], _plans, _context, InOrder, _mouth, MessageBus, CancellationTokenSource);
            leaves.Add(runner.RunAsync);
        }

        foreach (var world in ordered.Where(IsShared).GroupBy(testCase => KeyOf(_plans[testCase].Plan!)))
        {
            leaves.Add(new SharedWorldRunner([.. world], _plans, _context, _mouth).RunAsync);
        }

        return await leaves.RunAsync(InOrder, CancellationTokenSource.Token).ConfigureAwait(false);
    }

    private bool IsShared(IXunitTestCase testCase) => _plans[testCase].Plan?.Scope is IsolationScope.Class;

    /// <summary>Cases whose plans are the same, in every detail of their worlds, share one.</summary>
    private static string KeyOf(IsolationPlan plan)
    {
        var writer = new PayloadWriter();
        PlanEncoding.Write(writer, plan with { Timeout = default });
        return Convert.ToBase64String(writer.Written.Span);
    }

    private IReadOnlyList<IXunitTestCase> Order(IReadOnlyList<IXunitTestCase> cases)
    {
        try
        {
            return [.. TestCaseOrderer.OrderTestCases(cases)];
        }
        catch (Exception error)
        {
            var inner = error is TargetInvocationException { InnerException: { } cause } ? cause : error;
            var text = string.Create(
                CultureInfo.CurrentCulture,
                $"Test case orderer '{TestCaseOrderer.GetType().FullName}' threw '{inner.GetType().FullName}' during ordering: {inner.Message}");
            MessageBus.QueueMessage(new ErrorMessage(cases, ["Xunit.Sdk.XunitException"], [text], [inner.StackTrace], [-1]));
            return [];
        }
    }
}
