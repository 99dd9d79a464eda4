using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace Isolation.Soak;

/// <summary>Checks each result of a batch as it comes.</summary>
/// <param name="count">How many tests the batch has.</param>
/// <param name="finished">Told of each test that has finished, one at a time.</param>
internal sealed class ResultSink(int count, Action finished) : IMessageSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly HashSet<int> _seen = [];

    /// <summary>What was wrong, by kind of test.</summary>
    internal List<(string Kind, string Wrong)> Wrong { get; } = [];

    internal List<string> Diagnostics { get; } = [];

    /// <summary>What is under way.</summary>
    internal ConcurrentDictionary<int, DateTime> Running { get; } = [];

    /// <summary>How many were under way at one moment.</summary>
    internal int MostRunning { get; private set; }

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case ITestCaseStarting starting:
                    Running[Expected.NumberOf(starting.TestCase)] = DateTime.UtcNow;
                    MostRunning = Math.Max(MostRunning, Running.Count);
                    break;
                case ITestResultMessage result:
                    Check(result);
                    break;
                case ITestCaseFinished over:
                    Running.TryRemove(Expected.NumberOf(over.TestCase), out _);
                    finished();
                    break;
                case IDiagnosticMessage diagnostic:
                    Diagnostics.Add(diagnostic.Message);
                    break;
                case IFailureInformation failure:
                    Wrong.Add(("the run", message.GetType().Name + ": " + string.Join('\n', failure.Messages)));
                    break;
                case ITestAssemblyFinished:
                    _over.Set();
                    break;
            }
        }

        return true;
    }

    public void Dispose() => _over.Dispose();

    internal void Wait()
    {
        _over.Wait();
        if (_seen.Count != count)
        {
            Wrong.Add(("the run", $"{_seen.Count} of {count} tests have a result"));
        }
    }

    private void Check(ITestResultMessage result)
    {
        var number = Expected.NumberOf(result.TestCase);
        var wrong = _seen.Add(number) ? Expected.WrongWith(result) : "a second result, " + result.GetType().Name;
        if (wrong is not null)
        {
            Wrong.Add((Expected.NameOf(number), $"number {number}: {wrong}"));
        }
    }
}
