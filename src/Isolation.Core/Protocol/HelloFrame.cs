namespace Isolation.Protocol;

/// <summary>The first frame of a child.</summary>
/// <param name="ProcessId">The child's process ID as it sees itself.</param>
/// <param name="StartTime">When it started, in clock ticks after boot: field 22 of proc_pid_stat(5).</param>
/// <param name="Namespaces">Its namespaces' IDs, in the order of <see cref="NamespaceNames"/>.</param>
internal sealed record HelloFrame(int ProcessId, string StartTime, string[] Namespaces)
{
    internal ReadOnlyMemory<byte> Encode() => new PayloadWriter().Int(ProcessId).String(StartTime).Strings(Namespaces).Written;

    internal static HelloFrame Decode(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        return new HelloFrame(reader.Int(), reader.Text(), reader.Texts());
    }
}
