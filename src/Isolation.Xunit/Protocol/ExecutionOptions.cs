using Isolation.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Protocol;

/// <summary>
/// xUnit's execution options on their way to the child. Messages are reported synchronously there: what has been told has left the
/// process before the test goes on, and dies, perhaps.
/// </summary>
internal sealed class ExecutionOptions : ITestFrameworkExecutionOptions
{
    private const string Prefix = "xunit.execution.";
    private readonly Dictionary<string, object?> _values = [];

    internal static ExecutionOptions From(ITestFrameworkExecutionOptions options)
    {
        var copy = new ExecutionOptions();
        copy.Set("DiagnosticMessages", options.DiagnosticMessages());
        copy.Set("DisableParallelization", options.DisableParallelization());
        copy.Set("MaxParallelThreads", options.MaxParallelThreads());
        copy.Set("ParallelAlgorithm", options.ParallelAlgorithm()?.ToString());
        copy.Set("ShowLiveOutput", options.ShowLiveOutput());
        copy.Set("StopOnFail", options.StopOnTestFail());
        copy.Set("SynchronousMessageReporting", true);
        return copy;
    }

    public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;

    internal ReadOnlyMemory<byte> Encode()
    {
        var writer = new PayloadWriter();
        Write(writer);
        return writer.Written;
    }

    internal void Write(PayloadWriter writer)
    {
        writer.Int(_values.Count);
        foreach (var (name, value) in _values)
        {
            writer.String(name);
            _ = value switch
            {
                bool flag => writer.Byte(1).Bool(flag),
                int number => writer.Byte(2).Int(number),
                string text => writer.Byte(3).String(text),
                _ => writer.Byte(0),
            };
        }
    }

    internal static ExecutionOptions Read(PayloadReader reader)
    {
        var options = new ExecutionOptions();
        for (var count = reader.Int(); count > 0; count--)
        {
            options._values[reader.Text()] = reader.Byte() switch
            {
                1 => reader.Bool(),
                2 => reader.Int(),
                3 => reader.Text(),
                _ => null,
            };
        }

        return options;
    }

    private void Set(string name, object? value)
    {
        if (value is not null)
        {
            _values[Prefix + name] = value;
        }
    }
}
