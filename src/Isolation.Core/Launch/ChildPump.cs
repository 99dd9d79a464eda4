using System.Diagnostics;
using System.Runtime.InteropServices;
using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>
/// Reads all that one child says until it is gone.
/// </summary>
/// <remarks>
/// Constraints. Four descriptors speak at once; any of them can be held open by a process that outlives the test, carry garbage, or stay
/// silent for ever. Thread pool threads must not block here: plain tests share the pool.
/// Scheme. One thread per running child, one poll(2) loop with one deadline. The status descriptor decides: its end means that
/// isolation-init and so every process of the child is gone; the others get a short time after that to be drained. Letting go of the
/// lifeline kills; nothing else is needed, also when this process dies.
/// </remarks>
internal sealed class ChildPump(ChildChannels channels, World world, IChildListener listener)
{
    private static readonly TimeSpan ExitGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainGrace = TimeSpan.FromMilliseconds(500);

    private readonly FrameParser _parser = new();
    private readonly OutputForwarder _output = new(RunnerStreams.Output);
    private readonly OutputForwarder _errors = new(RunnerStreams.Error);
    private readonly List<string> _skipped = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _statusBytes = new byte[StatusRecord.Length];
    private int _statusLength;
    private ChildEnd? _end;
    private HelloFrame? _hello;
    private long _began;
    private long _finished;
    private bool _done;
    private bool _killed;
    private TimeSpan _timeout = world.Plan.Timeout;
    private long _deadline = After(world.Plan.Timeout);

    internal ChildEnd Run()
    {
        SafeFileHandle?[] open = [channels.Status, channels.Frames, channels.Output, channels.Errors];
        var entries = new Poll.Entry[open.Length];
        while (open[0] is not null || open.Any(handle => handle is not null) && !Expired())
        {
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = new Poll.Entry { Descriptor = open[i] is { } handle ? (int)handle.DangerousGetHandle() : -1, Events = Poll.POLLIN };
            }

            Poll.Wait(entries, MillisecondsLeft());
            for (var i = 0; i < entries.Length; i++)
            {
                if (entries[i].Returned != 0 && !Receive(i, open[i]!))
                {
                    open[i] = null;
                    if (i == 0)
                    {
                        _deadline = After(DrainGrace);
                    }
                }
            }

            if (open[0] is not null && Expired() && !OnExpired())
            {
                break;
            }
        }

        _output.Flush();
        _errors.Flush();
        if (_hello is not null && _end?.Kind is not ChildEndKind.Exited)
        {
            DiagnosticFiles.Remove(_hello);
        }

        return (_end ?? new ChildEnd { Kind = ChildEndKind.Lost }) with
        {
            Done = _done,
            Timeout = _timeout,
            Began = _began,
            Finished = _finished,
            LastOutput = _output.Tail.ToString(),
            LastErrors = _errors.Tail.ToString(),
            Skipped = _skipped,
        };
    }

    /// <summary>False at the descriptor's end.</summary>
    private bool Receive(int index, SafeFileHandle handle)
    {
        var count = Descriptors.Read(handle, _buffer);
        var bytes = _buffer.AsSpan(0, Math.Max(count, 0));
        switch (index)
        {
            case 0: OnStatus(bytes); break;
            case 1: OnFrames(bytes); break;
            case 2: _output.Add(bytes); break;
            default: _errors.Add(bytes); break;
        }

        return count != 0;
    }

    private void OnStatus(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            _statusBytes[_statusLength++] = b;
            if (_statusLength == StatusRecord.Length)
            {
                _statusLength = 0;
                OnStatus(StatusRecord.Decode(_statusBytes));
            }
        }
    }

    private void OnStatus(StatusRecord record)
    {
        switch (record.Kind)
        {
            case StatusKind.StepFailed:
                OnStepFailed(world.Steps[record.Id], record.Errno);
                break;
            case StatusKind.StepSkipped:
                _skipped.Add($"{world.Steps[record.Id].Attempt}: {Marshal.GetPInvokeErrorMessage(record.Errno)}");
                break;
            case StatusKind.Exited:
                End(ChildEndKind.Exited, record.Value);
                break;
            case StatusKind.Signaled when record.Id == StatusRecord.InitId:
                End(ChildEndKind.Lost, detail: $": it was killed by {Signals.Name(record.Value)}");
                break;
            case StatusKind.Signaled:
                End(ChildEndKind.Signaled, record.Value, core: record.Errno != 0);
                break;
            case StatusKind.ExecFailed:
                End(ChildEndKind.GaveUp, detail: $"execve(\"{DotnetCommand.Muxer}\") in the test's namespaces failed: errno {record.Errno} "
                    + $"({Marshal.GetPInvokeErrorMessage(record.Errno)}). The plan's mounts hide the .NET runtime, or it cannot be executed there.");
                break;
            case StatusKind.ForkFailed:
                End(ChildEndKind.NotForked, record.Id, detail: ForkStages.Describe(record.Id, record.Errno, record.Value));
                break;
            case StatusKind.ScriptInvalid:
                End(ChildEndKind.GaveUp, detail: $"isolation-init cannot read its script, from byte {record.Value} on: it does not belong to this Isolation.Core.dll.");
                break;
        }
    }

    private void OnStepFailed(SetupStep step, int errno) =>
        End(
            Refusal.IsUsersMistake(step, errno, HostFacts.Current, world.Plan) ? ChildEndKind.Misplanned : ChildEndKind.Refused,
            detail: Refusal.Explain(step, errno, HostFacts.Current, world.Plan));

    private void OnFrames(ReadOnlySpan<byte> bytes)
    {
        if (_end?.Kind is ChildEndKind.Garbled)
        {
            return;
        }

        // Half a frame at the end is the trace of a death that the status channel tells.
        try
        {
            _parser.Feed(bytes, OnFrame);
        }
        catch (InvalidDataException error)
        {
            Garbled(error.Message);
        }
    }

    private void Garbled(string detail)
    {
        _done = false;
        _end = new ChildEnd { Kind = ChildEndKind.Garbled, Detail = detail };
        Kill();
    }

    private void OnFrame(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Hello:
                _hello = HelloFrame.Decode(frame.Payload);
                _began = Stopwatch.GetTimestamp();
                break;
            case FrameKind.Message:
                if (listener.OnMessage(frame.Payload) is { } timeout)
                {
                    _timeout = timeout;
                    _deadline = After(timeout);
                }

                break;
            case FrameKind.Done:
                _done = true;
                _finished = Stopwatch.GetTimestamp();
                _deadline = Math.Min(_deadline, After(ExitGrace));
                break;
            case FrameKind.GaveUp:
                // The exit code that follows from it may have been told sooner: two descriptors have no order.
                _end = new ChildEnd { Kind = ChildEndKind.GaveUp, Detail = new PayloadReader(frame.Payload).Text() };
                break;
        }
    }

    /// <summary>The first cause stands: what follows from it is not to cover it.</summary>
    private void End(ChildEndKind kind, int value = 0, bool core = false, string detail = "") =>
        _end ??= new ChildEnd { Kind = kind, Value = value, CoreDumped = core, Detail = detail };

    /// <summary>False when there is nothing left to wait for.</summary>
    private bool OnExpired()
    {
        if (_killed)
        {
            End(ChildEndKind.Lost, detail: ": it could not be killed within 10 s");
            return false;
        }

        // A child that is done may be slow to exit; that is no failure of its test.
        End(_done ? ChildEndKind.Exited : ChildEndKind.TimedOut);
        Kill();
        return true;
    }

    private void Kill()
    {
        _killed = true;
        _deadline = After(KillGrace);
        channels.Kill();
    }

    private bool Expired() => Stopwatch.GetTimestamp() >= _deadline;

    private int MillisecondsLeft() =>
        (int)Math.Clamp(Math.Ceiling(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _deadline).TotalMilliseconds), 0, int.MaxValue);

    private static long After(TimeSpan span) => Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency);
}
