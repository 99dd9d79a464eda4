using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>Speaks on the message bus; when nobody wants to hear more, cancels the run, as xUnit's own runners do.</summary>
internal sealed class Mouth(IMessageBus bus, CancellationTokenSource cancellation)
{
    internal bool IsCancelled => cancellation.IsCancellationRequested;

    internal CancellationToken Cancellation => cancellation.Token;

    internal void Say(IMessageSinkMessage message)
    {
        if (!bus.QueueMessage(message))
        {
            cancellation.Cancel();
        }
    }
}
