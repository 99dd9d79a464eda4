namespace HostState;

/// <summary>What can be changed on a host from a test, written down part by part, so that a host can be compared with itself.</summary>
public sealed class HostSnapshot
{
    internal const string NotReadable = "not readable: ";

    private readonly Dictionary<string, string[]> parts;

    private HostSnapshot(Dictionary<string, string[]> parts) => this.parts = parts;

    /// <summary>Every part in a few words: how much of it there is, or that this user may not read it.</summary>
    public IEnumerable<string> Parts =>
        parts.Select(part => part.Value is [var line] && line.StartsWith(NotReadable, StringComparison.Ordinal)
            ? $"{part.Key} ({line})"
            : $"{part.Value.Length} {part.Key}");

    public static HostSnapshot Take() => new(HostReadings.All.ToDictionary(reading => reading.Part, reading => reading.Read().ToArray()));

    /// <summary>One line for everything that is not as it was: <c>-</c> gone, <c>+</c> new.</summary>
    public IReadOnlyList<string> DifferencesTo(HostSnapshot later) =>
    [
        .. parts.SelectMany(part => part.Value.Except(later.parts[part.Key]).Select(line => $"- {part.Key}: {line}")),
        .. later.parts.SelectMany(part => part.Value.Except(parts[part.Key]).Select(line => $"+ {part.Key}: {line}")),
    ];
}
