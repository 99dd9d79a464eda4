using System.Text;

namespace Isolation.Launch;

/// <summary>The last that a child printed on one of its streams, cut down to what tells a reader something.</summary>
internal sealed class OutputTail
{
    internal const int Capacity = 64 * 1024;
    private const int LongestHead = 2 * 1024;
    private const int LongestTail = 4 * 1024;

    /// <summary>Frames that every crash inside a test has: the way from the thread pool through the test framework to the test.</summary>
    private static readonly string[] Plumbing =
    [
        "   at Xunit.Sdk.", "   at NUnit.Framework.Internal.", "   at Isolation.", "   at System.Runtime.CompilerServices.Async", "   at System.Threading.",
        "   at System.Reflection.MethodBaseInvoker.", "   at System.Reflection.RuntimeMethodInfo.", "   at System.RuntimeMethodHandle.",
    ];

    private readonly byte[] _ring = new byte[Capacity];
    private long _written;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Capacity)
        {
            _written += bytes.Length - Capacity;
            bytes = bytes[^Capacity..];
        }

        while (!bytes.IsEmpty)
        {
            var at = (int)(_written % Capacity);
            var count = Math.Min(bytes.Length, Capacity - at);
            bytes[..count].CopyTo(_ring.AsSpan(at));
            _written += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>As text, without NULs and plumbing, the middle left out where it is long.</summary>
    public override string ToString()
    {
        var lines = Text().Replace("\0", "", StringComparison.Ordinal).Split('\n').Where(line => !IsPlumbing(line));
        var text = string.Join('\n', lines).Trim('\n');
        return text.Length <= LongestHead + LongestTail
            ? text
            : $"{text[..LongestHead]}\n[… {text.Length - LongestHead - LongestTail} characters left out …]\n{text[^LongestTail..]}";
    }

    private string Text()
    {
        var length = (int)Math.Min(_written, Capacity);
        var start = (int)((_written - length) % Capacity);
        var bytes = new byte[length];
        var first = Math.Min(length, Capacity - start);
        _ring.AsSpan(start, first).CopyTo(bytes);
        _ring.AsSpan(0, length - first).CopyTo(bytes.AsSpan(first));
        return Encoding.UTF8.GetString(bytes);
    }

    private static bool IsPlumbing(string line) => Plumbing.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal));
}
