namespace Isolation.EndToEnd.Runs;

/// <summary>When and where one body ran, as the specimens' own attribute noted it.</summary>
internal sealed record Witness(string Test, long Begin, long End, bool HasContext, string Network)
{
    public bool Overlaps(Witness other) => Begin < other.End && other.Begin < End;

    public string Class => Test[..Test.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Rows of a theory have one name, and in one process run one after another. A body that its process did not outlive has no end; its beginning must do.</summary>
    public static IReadOnlyList<Witness> Of(TestRun run)
    {
        var running = new Dictionary<string, Queue<Witness>>();
        var ended = new List<Witness>();
        foreach (var (time, note) in run.Journal)
        {
            var fields = note.Split('\t');
            var key = fields[^1] + fields[1 % fields.Length];
            if (fields[0] == "begins")
            {
                running.TryAdd(key, new());
                running[key].Enqueue(new Witness(fields[1], time, time, fields[2] == "context", fields[3]));
            }
            else if (fields[0] == "ends")
            {
                ended.Add(running[key].Dequeue() with { End = time });
            }
        }

        return [.. ended.Concat(running.Values.SelectMany(queue => queue))];
    }
}
