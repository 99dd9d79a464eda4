using System.Buffers.Binary;

namespace Isolation.Protocol;

/// <summary>What a frame is about.</summary>
internal enum FrameKind : byte
{
    /// <summary>The child is up and has looked at its namespaces: <see cref="HelloFrame"/>.</summary>
    Hello = 1,

    /// <summary>A message of the test framework's adapter, opaque here.</summary>
    Message = 2,

    /// <summary>All that the request asked for has been run and told. Without this frame nothing has passed.</summary>
    Done = 3,

    /// <summary>The child gave up before or beside the test: a text.</summary>
    GaveUp = 4,
}

/// <summary>
/// One frame from child to runner. The body under test shares the descriptor table with the writer, so garbage on the
/// descriptor is a case to expect: magic, sequence number and checksum make sure that it is taken for garbage.
/// </summary>
/// <remarks>Layout, little-endian: magic u32, kind u8, three zero bytes, sequence u32, length u32, checksum u32, payload.</remarks>
internal readonly record struct Frame(FrameKind Kind, ReadOnlyMemory<byte> Payload)
{
    internal const int HeaderLength = 20;
    internal const int MaximumLength = 256 << 20;
    internal const uint Magic = 0x4D52_4649;

    internal static byte[] Encode(FrameKind kind, uint sequence, ReadOnlySpan<byte> payload)
    {
        var bytes = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        bytes[4] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), sequence);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), Checksum(payload));
        payload.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    /// <summary>FNV-1a.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash;
    }
}
