using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Child;

/// <summary>The child's mouth: whole frames, one after another, from any thread.</summary>
internal sealed class FrameWriter(SafeFileHandle descriptor)
{
    private readonly Lock _lock = new();
    private readonly FileStream _stream = new(descriptor, FileAccess.Write, bufferSize: 0);
    private uint _sequence;

    internal void Send(FrameKind kind, ReadOnlyMemory<byte> payload = default)
    {
        lock (_lock)
        {
            _stream.Write(Frame.Encode(kind, _sequence, payload.Span));
            _sequence++;
        }
    }

    internal void GiveUp(string why) => Send(FrameKind.GaveUp, new PayloadWriter().String(why).Written);
}
