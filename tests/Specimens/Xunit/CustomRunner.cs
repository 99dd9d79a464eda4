using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Specimens;

/// <summary>A test case with its own runner and invoker: the body runs on a thread of its own with a name that the body can see.</summary>
[XunitTestCaseDiscoverer("Specimens.ThreadFactDiscoverer", SpecimenAssembly.Name)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ThreadFactAttribute : FactAttribute;

public sealed class ThreadFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        [new ThreadTestCase(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)];
}

public sealed class ThreadTestCase : XunitTestCase
{
    [Obsolete("For the deserialiser.")]
    public ThreadTestCase()
    {
    }

    public ThreadTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        var done = new TaskCompletionSource<RunSummary>();
        var thread = new Thread(() => done.SetResult(
            new ThreadCaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync().GetAwaiter().GetResult()));
        thread.Name = "specimen thread";
        thread.Start();
        return done.Task;
    }
}

public sealed class ThreadCaseRunner(
    ThreadTestCase testCase, object[] constructorArguments, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
    : XunitTestCaseRunner(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, null, messageBus, aggregator, cancellation)
{
    protected override XunitTestRunner CreateTestRunner(
        ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments,
        string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        base.CreateTestRunner(
            new XunitTest(testCase, testCase.DisplayName + " [on a thread]"), messageBus, testClass, constructorArguments, testMethod, testMethodArguments,
            skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);
}

public class CustomRunner
{
    [ThreadFact]
    public void SeesItsThread() => Assert.Equal("specimen thread", Thread.CurrentThread.Name);

    [ThreadFact]
    public void Fails() => Assert.Equal("another thread", Thread.CurrentThread.Name);

    [ThreadFact(Skip = "also on a thread")]
    public void Skips() => Assert.Fail("never runs");
}
