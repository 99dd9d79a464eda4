using System.Text;
using Isolation.Interop;
using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Fork.TestServer;

/// <summary>A forked child as the server sees it.</summary>
internal sealed class Child : IDisposable
{
    private readonly SafeFileHandle _status;
    private readonly SafeFileHandle _output;
    private readonly StringBuilder _said = new();
    private readonly List<StatusRecord> _records = [];
    private readonly long _start;

    private Child(SafeFileHandle status, SafeFileHandle output, long start, in Interop.Fork.Result result)
    {
        (_status, _output, _start, Result) = (status, output, start, result);
    }

    internal Interop.Fork.Result Result { get; }

    internal string Said => _said.ToString();

    internal TimeSpan Took { get; private set; }

    /// <summary>The last status record of an end, and whatever failed before it.</summary>
    internal string End => string.Join(", ", _records.Where(r => r.Kind is not (StatusKind.Cloned or StatusKind.Started)).Select(r => r.Kind switch
    {
        StatusKind.Exited => $"exit {r.Value}",
        StatusKind.Signaled => $"signal {r.Value}",
        _ => r.ToString(),
    }));

    internal bool Started => _records.Any(r => r.Kind == StatusKind.Started);

    /// <summary>Null in the child, where `run` then is what is left to do.</summary>
    internal static Child? Fork(byte[] script, out Interop.Fork.Result result, out ChildContext? context, string[] threads)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var (statusRead, statusWrite) = Descriptors.Pipe();
        var (outputRead, outputWrite) = Descriptors.Pipe();
        int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
        int[] moves =
        [
            Number(outputWrite), Number(outputWrite),
            Number(outputRead), -1,
            Number(statusRead), -1,
        ];
        var forked = Interop.Fork.TryFork(script, Number(statusWrite), moves, TimeSpan.FromSeconds(2), out result);
        if (result.InChild == 1)
        {
            // Closed by the fork: their numbers may soon be another's.
            statusRead.SetHandleAsInvalid();
            statusWrite.SetHandleAsInvalid();
            outputRead.SetHandleAsInvalid();
            context = new ChildContext(outputWrite, Environment.ProcessId, threads);
            return null;
        }

        context = null;
        statusWrite.Dispose();
        outputWrite.Dispose();
        var child = new Child(statusRead, outputRead, start, result);
        if (!forked)
        {
            child.Dispose();
            return null;
        }

        Descriptors.Close(result.PidDescriptor);
        return child;
    }

    /// <summary>Reads all that it says, until everything in its PID namespace has gone. False: it still runs.</summary>
    internal bool Wait(int milliseconds)
    {
        var deadline = Environment.TickCount64 + milliseconds;
        Span<byte> buffer = stackalloc byte[4096];
        Span<Poll.Entry> entries =
        [
            new() { Descriptor = (int)_status.DangerousGetHandle(), Events = Poll.POLLIN },
            new() { Descriptor = (int)_output.DangerousGetHandle(), Events = Poll.POLLIN },
        ];
        while (entries[0].Descriptor >= 0 || entries[1].Descriptor >= 0)
        {
            var left = deadline - Environment.TickCount64;
            if (left <= 0)
            {
                return false;
            }

            Poll.Wait(entries, (int)left);
            if (entries[1].Returned != 0)
            {
                Take(_output, buffer, ref entries[1]);
            }

            if (entries[0].Returned != 0)
            {
                Take(_status, buffer, ref entries[0]);
            }
        }

        Took = System.Diagnostics.Stopwatch.GetElapsedTime(_start);
        return true;
    }

    public void Dispose()
    {
        _status.Dispose();
        _output.Dispose();
    }

    private void Take(SafeFileHandle handle, Span<byte> buffer, ref Poll.Entry entry)
    {
        var count = Descriptors.Read(handle, buffer);
        if (count == 0)
        {
            entry.Descriptor = -1;
        }
        else if (handle == _output)
        {
            _said.Append(Encoding.UTF8.GetString(buffer[..count]));
        }
        else
        {
            for (var at = 0; at + StatusRecord.Length <= count; at += StatusRecord.Length)
            {
                _records.Add(StatusRecord.Decode(buffer[at..]));
            }
        }
    }
}
