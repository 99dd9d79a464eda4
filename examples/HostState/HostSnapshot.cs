namespace HostState;

/// <summary>What can be changed on a host from a test, written down part by part, so that a host can be compared with itself.</summary>
public sealed class HostSnapshot
{
    private readonly Dictionary<string, string[]> parts;

    private HostSnapshot(Dictionary<string, string[]> parts) => this.parts = parts;

    /// <summary>Every part and how many entries it has.</summary>
    public IEnumerable<(string Part, int Entries)> Parts => parts.Select(part => (part.Key, part.Value.Length));

    public static HostSnapshot Take() => new(HostReadings.All.ToDictionary(reading => reading.Part, reading => reading.Read().ToArray()));

    /// <summary>One line for everything that is not as it was: <c>-</c> gone, <c>+</c> new.</summary>
    public IReadOnlyList<string> DifferencesTo(HostSnapshot later) =>
    [
        .. parts.SelectMany(part => part.Value.Except(later.parts[part.Key]).Select(line => $"- {part.Key}: {line}")),
        .. later.parts.SelectMany(part => part.Value.Except(parts[part.Key]).Select(line => $"+ {part.Key}: {line}")),
    ];
}
