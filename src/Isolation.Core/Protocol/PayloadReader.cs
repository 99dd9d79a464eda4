using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Isolation.Protocol;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote.</summary>
/// <remarks>Every method throws <see cref="InvalidDataException"/> when the payload is too short for what it should hold.</remarks>
internal sealed class PayloadReader(ReadOnlyMemory<byte> payload)
{
    private ReadOnlyMemory<byte> _rest = payload;

    internal bool AtEnd => _rest.IsEmpty;

    internal byte Byte() => Take(1)[0];

    internal bool Bool() => Byte() != 0;

    internal int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal decimal Decimal()
    {
        try
        {
            return new decimal([Int(), Int(), Int(), Int()]);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException("a decimal number is malformed", error);
        }
    }

    internal string? String()
    {
        var length = Int();
        return length < 0 ? null : new string(MemoryMarshal.Cast<byte, char>(Take(length, 2)));
    }

    internal string Text() => String() ?? "";

    internal string?[]? Strings()
    {
        var count = Count(4);
        if (count < 0)
        {
            return null;
        }

        var values = new string?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = String();
        }

        return values;
    }

    internal string[] Texts() => Strings()?.Select(text => text ?? "").ToArray() ?? [];

    internal int[]? Ints()
    {
        var count = Count(4);
        if (count < 0)
        {
            return null;
        }

        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Int();
        }

        return values;
    }

    internal ReadOnlyMemory<byte> Bytes() => TakeMemory(Int(), 1);

    private int Count(int smallestElement)
    {
        var count = Int();
        return count <= _rest.Length / smallestElement ? count : throw TooShort();
    }

    private ReadOnlySpan<byte> Take(int count, int size = 1) => TakeMemory(count, size).Span;

    private ReadOnlyMemory<byte> TakeMemory(int count, int size)
    {
        if (count < 0 || count > _rest.Length / size)
        {
            throw TooShort();
        }

        var taken = _rest[..(count * size)];
        _rest = _rest[(count * size)..];
        return taken;
    }

    private static InvalidDataException TooShort() => new("a payload is shorter than what it should hold");
}
