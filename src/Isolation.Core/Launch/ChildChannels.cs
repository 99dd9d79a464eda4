using Isolation.Interop;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>The runner's ends of what connects it with one child.</summary>
internal sealed class ChildChannels : IDisposable
{
    private readonly SafeFileHandle _lifeline;
    private SafeFileHandle? _init;

    private ChildChannels(SafeFileHandle output, SafeFileHandle errors, SafeFileHandle status, SafeFileHandle lifeline, SafeFileHandle frames)
    {
        Output = output;
        Errors = errors;
        Status = status;
        _lifeline = lifeline;
        Frames = frames;
    }

    internal SafeFileHandle Output { get; }

    internal SafeFileHandle Errors { get; }

    internal SafeFileHandle Status { get; }

    internal SafeFileHandle Frames { get; }

    /// <summary>Makes the channels, and the child's ends in the order in which isolation-init expects them as descriptors 0 to 7.</summary>
    internal static ChildChannels Create(byte[] script, SafeFileHandle request, out SafeFileHandle?[] childEnds)
    {
        var (output, childOutput) = Descriptors.Pipe();
        var (errors, childErrors) = Descriptors.Pipe();
        var (status, childStatus) = Descriptors.Pipe();
        var (childLifeline, lifeline) = Descriptors.Pipe();
        var (frames, childFrames) = Descriptors.Pipe();
        childEnds =
        [
            File.OpenHandle("/dev/null"),
            childOutput,
            childErrors,
            Descriptors.Memory("isolation-script", script),
            childStatus,
            childLifeline,
            request,
            childFrames,
        ];
        return new ChildChannels(output, errors, status, lifeline, frames);
    }

    internal static void Close(SafeFileHandle?[] childEnds)
    {
        foreach (var end in childEnds)
        {
            end?.Dispose();
        }
    }

    /// <summary>From now on <see cref="Kill"/> kills this process, the PID 1 of a forked child, which has no lifeline but its fork server.</summary>
    internal void KillBy(SafeFileHandle init) => _init = init;

    /// <summary>Lets go of the lifeline: isolation-init then kills every process of the child. May be called again.</summary>
    internal void Kill()
    {
        _lifeline.Dispose();
        if (_init is not null)
        {
            Processes.Kill(_init);
        }
    }

    public void Dispose()
    {
        _lifeline.Dispose();
        _init?.Dispose();
        Output.Dispose();
        Errors.Dispose();
        Status.Dispose();
        Frames.Dispose();
    }
}
