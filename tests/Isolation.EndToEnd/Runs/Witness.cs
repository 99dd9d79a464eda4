namespace Isolation.EndToEnd.Runs;

/// <summary>When and where one body ran, as the specimens' own attribute noted it.</summary>
internal sealed record Witness(string Test, long Begin, long End, bool HasContext, string Network)
{
    public bool Overlaps(Witness other) => Begin < other.End && other.Begin < End;

    public string Class => Test[..Test.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The rows of a theory have one name; as each test writes both of its lines, first come is first paired.</summary>
    public static IReadOnlyList<Witness> Of(TestRun run)
    {
        var open = new Dictionary<string, Queue<Witness>>();
        var all = new List<Witness>();
        foreach (var fields in run.LinesOf("tmp/witness").Select(line => line.Split('\t')))
        {
            var key = $"{fields[0]} {fields[4]}";
            var queue = open.TryGetValue(key, out var known) ? known : open[key] = new();
            if (fields[1] == "begins")
            {
                queue.Enqueue(new Witness(fields[0], long.Parse(fields[2]), 0, fields[3] == "context", fields[4]));
            }
            else
            {
                all.Add(queue.Dequeue() with { End = long.Parse(fields[2]) });
            }
        }

        return [.. all.Concat(open.Values.SelectMany(queue => queue))];
    }
}
