using System.Buffers.Binary;

namespace Isolation.Protocol;

/// <summary>Cuts the bytes that arrive into frames.</summary>
internal sealed class FrameParser
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _length;
    private uint _sequence;

    /// <summary>Bytes of a frame that has not arrived whole are waiting.</summary>
    internal bool InsideFrame => _length > 0;

    /// <exception cref="InvalidDataException">What came is no frame, or not the one that was due.</exception>
    internal void Feed(ReadOnlySpan<byte> bytes, Action<Frame> onFrame)
    {
        Append(bytes);
        var start = 0;
        while (TryParse(_buffer.AsSpan(start, _length - start), out var kind, out var payload))
        {
            var frame = new Frame(kind, _buffer.AsSpan(start + Frame.HeaderLength, payload).ToArray());
            start += Frame.HeaderLength + payload;
            _sequence++;
            onFrame(frame);
        }

        _buffer.AsSpan(start, _length - start).CopyTo(_buffer);
        _length -= start;
    }

    private bool TryParse(ReadOnlySpan<byte> bytes, out FrameKind kind, out int payload)
    {
        (kind, payload) = (default, 0);
        Check(bytes, 0, Frame.Magic, "no frame begins here");
        if (bytes.Length < Frame.HeaderLength)
        {
            return false;
        }

        kind = (FrameKind)bytes[4];
        payload = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        Check(bytes, 8, _sequence, "a frame is missing or doubled");
        if (kind is < FrameKind.Hello or > FrameKind.GaveUp || payload is < 0 or > Frame.MaximumLength)
        {
            throw new InvalidDataException($"a frame of kind {(int)kind} and {payload} bytes cannot be");
        }

        if (bytes.Length < Frame.HeaderLength + payload)
        {
            return false;
        }

        Check(bytes, 16, Frame.Checksum(bytes.Slice(Frame.HeaderLength, payload)), "a frame's checksum is wrong");
        return true;
    }

    /// <summary>Checks as many bytes of the number as have arrived, so that garbage is noticed at its first byte.</summary>
    private static void Check(ReadOnlySpan<byte> bytes, int offset, uint expected, string otherwise)
    {
        for (var i = 0; i < 4 && offset + i < bytes.Length; i++)
        {
            if (bytes[offset + i] != (byte)(expected >> (8 * i)))
            {
                throw new InvalidDataException(otherwise);
            }
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
