using System.Text;

namespace Isolation.Launch;

/// <summary>The last few kilobytes that a child printed on one of its streams.</summary>
internal sealed class OutputTail
{
    internal const int Capacity = 8 * 1024;
    private readonly byte[] _ring = new byte[Capacity];
    private long _written;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Capacity)
        {
            _written += bytes.Length - Capacity;
            bytes = bytes[^Capacity..];
        }

        foreach (var b in bytes)
        {
            _ring[_written++ % Capacity] = b;
        }
    }

    /// <summary>As text, NULs taken out; begins at a line's start where something had to go.</summary>
    public override string ToString()
    {
        var length = (int)Math.Min(_written, Capacity);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = _ring[(_written - length + i) % Capacity];
        }

        var text = Encoding.UTF8.GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
        if (_written <= Capacity)
        {
            return text;
        }

        var line = text.IndexOf('\n', StringComparison.Ordinal);
        return "[…] " + (line >= 0 && line < text.Length - 1 ? text[(line + 1)..] : text);
    }
}
