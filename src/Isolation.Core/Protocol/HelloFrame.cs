namespace Isolation.Protocol;

/// <summary>The first frame of a child.</summary>
/// <param name="ProcessId">The child's process ID as it sees itself.</param>
/// <param name="Namespaces">Its namespaces' IDs, in the order of <see cref="NamespaceNames"/>.</param>
internal sealed record HelloFrame(int ProcessId, string[] Namespaces)
{
    internal ReadOnlyMemory<byte> Encode() => new PayloadWriter().Int(ProcessId).Strings(Namespaces).Written;

    internal static HelloFrame Decode(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        return new HelloFrame(reader.Int(), reader.Texts());
    }
}
