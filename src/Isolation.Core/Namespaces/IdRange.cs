using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>One line of a uid_map or gid_map.</summary>
internal readonly record struct IdRange(uint Inner, uint Outer, uint Count)
{
    /// <summary>The last ID that there can be; the one above it stands for "none".</summary>
    private const uint LastId = uint.MaxValue - 1;

    public uint LastInner => Inner + (Count - 1);

    public uint LastOuter => Outer + (Count - 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Inner} {Outer} {Count}");

    /// <summary>From <c>"inner:outer:count"</c>; false when it is anything else or leaves the range of IDs.</summary>
    public static bool TryParse(string? text, out IdRange range)
    {
        range = default;
        var fields = text?.Split(':') ?? [];
        if (fields.Length != 3 || !TryNumber(fields[0], out var inner) || !TryNumber(fields[1], out var outer) || !TryNumber(fields[2], out var count))
        {
            return false;
        }

        range = new IdRange(inner, outer, count);
        return count > 0 && Fits(inner, count) && Fits(outer, count);
    }

    public bool Overlaps(IdRange other) =>
        (Inner <= other.LastInner && other.Inner <= LastInner) || (Outer <= other.LastOuter && other.Outer <= LastOuter);

    public bool HasOuter(uint id) => id >= Outer && id <= LastOuter;

    public bool HasInner(uint id) => id >= Inner && id <= LastInner;

    private static bool Fits(uint first, uint count) => (ulong)first + count - 1 <= LastId;

    private static bool TryNumber(string text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
