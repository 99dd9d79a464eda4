namespace Isolation.EndToEnd;

internal static class SameLines
{
    /// <summary>Equal but for their order. Says which lines are missing and which are too many.</summary>
    public static void Check(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var missing = Without(expected, actual);
        var extra = Without(actual, expected);
        Assert.True(missing.Count + extra.Count == 0, string.Join('\n', missing.Select(line => $"missing: {line}").Concat(extra.Select(line => $"extra:   {line}"))));
    }

    private static List<string> Without(IEnumerable<string> from, IEnumerable<string> lines)
    {
        var rest = from.ToList();
        foreach (var line in lines)
        {
            rest.Remove(line);
        }

        return rest;
    }
}
