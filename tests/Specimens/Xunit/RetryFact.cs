using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Specimens;

/// <summary>The well-known sample: a fact that is run again, with a message bus of its own that holds messages back until the last attempt.</summary>
[XunitTestCaseDiscoverer("Specimens.RetryFactDiscoverer", SpecimenAssembly.Name)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetryFactAttribute : FactAttribute
{
    public int MaxRetries { get; set; } = 3;
}

public sealed class RetryFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact)
    {
        var retries = fact.GetNamedArgument<int>(nameof(RetryFactAttribute.MaxRetries));
        yield return new RetryTestCase(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, retries);
    }
}

[Serializable]
public sealed class RetryTestCase : XunitTestCase
{
    private int maxRetries;

    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserialiser.")]
    public RetryTestCase()
    {
    }

    public RetryTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, int maxRetries)
        : base(diagnostics, display, options, method) => this.maxRetries = maxRetries;

    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var delayed = new DelayedMessageBus(messageBus);
            var summary = await base.RunAsync(diagnosticMessageSink, delayed, constructorArguments, aggregator, cancellationTokenSource);
            if (aggregator.HasExceptions || summary.Failed == 0 || attempt >= maxRetries)
            {
                delayed.Release();
                return summary;
            }

            diagnosticMessageSink.OnMessage(new DiagnosticMessage("Execution of '{0}' failed (attempt #{1}), retrying...", DisplayName, attempt));
        }
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(maxRetries), maxRetries);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        base.Deserialize(data);
        maxRetries = data.GetValue<int>(nameof(maxRetries));
    }
}

public sealed class DelayedMessageBus(IMessageBus inner) : IMessageBus
{
    private readonly List<IMessageSinkMessage> messages = [];

    public bool QueueMessage(IMessageSinkMessage message)
    {
        lock (messages)
        {
            messages.Add(message);
        }

        return true;
    }

    public void Release() => messages.ForEach(message => inner.QueueMessage(message));

    public void Dispose()
    {
    }
}
