namespace Isolation.Launch;

/// <summary>
/// Hands a child's output on to the runner's own stream, byte for byte, in whole lines as far as lines have an end, so that children that
/// print at the same time do not cut each other's lines.
/// </summary>
internal sealed class OutputForwarder(Stream target)
{
    private const int LongestLine = 64 * 1024;
    private readonly MemoryStream _line = new();

    internal OutputTail Tail { get; } = new();

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        Tail.Add(bytes);
        var end = bytes.LastIndexOf((byte)'\n') + 1;
        if (end > 0)
        {
            _line.Write(bytes[..end]);
            Flush();
            bytes = bytes[end..];
        }

        _line.Write(bytes);
        if (_line.Length > LongestLine)
        {
            Flush();
        }
    }

    internal void Flush()
    {
        if (_line.Length == 0)
        {
            return;
        }

        lock (target)
        {
            target.Write(_line.GetBuffer().AsSpan(0, (int)_line.Length));
            target.Flush();
        }

        _line.SetLength(0);
    }
}
