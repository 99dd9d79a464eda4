using System.Buffers.Binary;

namespace Isolation.Protocol;

/// <summary>What the native part reports; see isolation.h for the other side.</summary>
internal enum StatusKind : uint
{
    Cloned = 1,
    StepFailed = 2,
    StepSkipped = 3,
    Started = 4,
    Exited = 5,
    Signaled = 6,
    ExecFailed = 7,
    ScriptInvalid = 8,
    ForkFailed = 9,
}

/// <summary>One report of isolation-init: 16 bytes on the status descriptor.</summary>
internal readonly record struct StatusRecord(StatusKind Kind, int Id, int Errno, int Value)
{
    internal const int Length = 16;

    /// <summary>The <see cref="Id"/> of an end that befell init and not the body.</summary>
    internal const int InitId = -1;

    internal static StatusRecord Decode(ReadOnlySpan<byte> bytes) => new(
        (StatusKind)BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));
}
