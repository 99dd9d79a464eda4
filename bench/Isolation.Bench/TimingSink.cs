using System.Diagnostics;
using Xunit.Abstractions;

namespace Isolation.Bench;

/// <summary>Notes when each test case starts and ends. A test that does not pass ends the benchmark: its time would mean nothing.</summary>
internal sealed class TimingSink : IMessageSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _finished = new();
    private readonly Queue<long> _starts = [];
    private readonly List<double> _milliseconds = [];
    private readonly List<string> _diagnostics = [];
    private readonly List<string> _outputs = [];
    private readonly List<string> _failures = [];
    private long _end;

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case ITestCaseStarting:
                    _starts.Enqueue(Stopwatch.GetTimestamp());
                    break;
                case ITestCaseFinished:
                    _milliseconds.Add(Stopwatch.GetElapsedTime(_starts.Dequeue()).TotalMilliseconds);
                    break;
                case ITestPassed passed:
                    _outputs.Add(passed.Output);
                    break;
                case ITestFailed failed:
                    _failures.Add(string.Join('\n', failed.Messages));
                    break;
                case IErrorMessage error:
                    _failures.Add(string.Join('\n', error.Messages));
                    break;
                case IDiagnosticMessage diagnostic:
                    _diagnostics.Add(diagnostic.Message);
                    break;
                case ITestAssemblyFinished:
                    _end = Stopwatch.GetTimestamp();
                    _finished.Set();
                    break;
            }
        }

        return true;
    }

    public void Dispose() => _finished.Dispose();

    internal AdapterResult Wait(long start, int count)
    {
        _finished.Wait();
        if (_failures.Count > 0 || _milliseconds.Count != count)
        {
            throw new InvalidOperationException($"{_milliseconds.Count} of {count} tests ran, {_failures.Count} failed: {string.Join("\n", _failures.Take(1))}\n{string.Join("\n", _diagnostics)}");
        }

        return new AdapterResult(_milliseconds, Stopwatch.GetElapsedTime(start, _end).TotalMilliseconds, _diagnostics, _outputs);
    }
}
