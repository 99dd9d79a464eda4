using Xunit.Abstractions;

namespace Isolation.Xunit.Child;

/// <summary>Collects what discovery finds.</summary>
internal sealed class DiscoverySink : IMessageSink, IDisposable
{
    private readonly List<ITestCase> _found = [];
    private readonly ManualResetEventSlim _complete = new();

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage discovered:
                _found.Add(discovered.TestCase);
                break;
            case IDiscoveryCompleteMessage:
                _complete.Set();
                break;
        }

        return true;
    }

    public void Dispose() => _complete.Dispose();

    internal IReadOnlyList<ITestCase> Wait()
    {
        _complete.Wait();
        return _found;
    }
}
