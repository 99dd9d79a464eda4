using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>IDs that an ordinary user may map, see subuid(5).</summary>
internal readonly record struct SubordinateRange(uint First, uint Count)
{
    /// <summary>The ranges of the lines <c>owner:first:count</c> whose owner is this user, by name or by ID.</summary>
    public static IReadOnlyList<SubordinateRange> Parse(IEnumerable<string> lines, string userName, uint userId)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. from line in lines
               let fields = line.Trim().Split(':')
               where fields.Length == 3 && (fields[0] == userName || fields[0] == id)
               let first = uint.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var f) ? f : 0
               let count = uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var c) ? c : 0
               where first > 0 && count > 0
               select new SubordinateRange(first, count),
        ];
    }
}
