using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Isolation.Protocol;

/// <summary>
/// Writes a payload. Strings go as UTF-16, so that what a test prints or throws arrives whole, lone surrogates included; there is no
/// reflection and no serializer to warm up, which a child that lives for milliseconds would pay for.
/// </summary>
internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    internal ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    internal PayloadWriter Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
        return this;
    }

    internal PayloadWriter Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    internal PayloadWriter Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
        return this;
    }

    internal PayloadWriter Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
        return this;
    }

    internal PayloadWriter Decimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        return Int(parts[0]).Int(parts[1]).Int(parts[2]).Int(parts[3]);
    }

    internal PayloadWriter String(string? value)
    {
        if (value is null)
        {
            return Int(-1);
        }

        Int(value.Length);
        _bytes.Write(MemoryMarshal.AsBytes(value.AsSpan()));
        return this;
    }

    internal PayloadWriter Strings(IReadOnlyList<string?>? values)
    {
        if (values is null)
        {
            return Int(-1);
        }

        Int(values.Count);
        foreach (var value in values)
        {
            String(value);
        }

        return this;
    }

    internal PayloadWriter Ints(IReadOnlyList<int>? values)
    {
        if (values is null)
        {
            return Int(-1);
        }

        Int(values.Count);
        foreach (var value in values)
        {
            Int(value);
        }

        return this;
    }

    internal PayloadWriter Bytes(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        _bytes.Write(value);
        return this;
    }
}
