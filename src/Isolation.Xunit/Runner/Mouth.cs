using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>Speaks on the message bus; when nobody wants to hear more, cancels the run, as xUnit's own runners do.</summary>
internal sealed class Mouth(IMessageBus bus, CancellationTokenSource cancellation)
{
    private readonly ConcurrentQueue<IMessageSinkMessage> _held = [];

    internal bool IsCancelled => cancellation.IsCancellationRequested;

    internal CancellationToken Cancellation => cancellation.Token;

    internal void Say(IMessageSinkMessage message)
    {
        if (!bus.QueueMessage(message))
        {
            cancellation.Cancel();
        }
    }

    /// <summary>
    /// Keeps a message about fixtures until the class is over, which is when xUnit says such a thing. While tests of the class run,
    /// a listener takes it for the failure of each of them.
    /// </summary>
    internal void Hold(IMessageSinkMessage message) => _held.Enqueue(message);

    internal void SayHeld()
    {
        while (_held.TryDequeue(out var message))
        {
            Say(message);
        }
    }
}
