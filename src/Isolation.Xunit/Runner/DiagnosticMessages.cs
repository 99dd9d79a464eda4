using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>
/// The diagnostic messages of a run. Children walk through a class once more, and what xUnit has to say of it (an orderer that is not
/// there, say) it says again in each of them; it is told once.
/// </summary>
internal sealed class DiagnosticMessages(IMessageSink sink) : IMessageSink
{
    private readonly ConcurrentDictionary<string, bool> _told = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is IDiagnosticMessage diagnostic)
        {
            _told.TryAdd(diagnostic.Message, true);
        }

        return sink.OnMessage(message);
    }

    internal void OnChildMessage(string text)
    {
        if (!_told.ContainsKey(text))
        {
            sink.OnMessage(new DiagnosticMessage(text));
        }
    }
}
