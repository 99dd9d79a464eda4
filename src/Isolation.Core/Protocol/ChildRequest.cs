namespace Isolation.Protocol;

/// <summary>What a child is to do. It is complete before the child starts, so nothing is ever asked back.</summary>
internal sealed record ChildRequest
{
    /// <summary>The adapter's half in the child: a type's assembly-qualified name.</summary>
    internal required string EntryType { get; init; }

    /// <summary>The test assembly's path.</summary>
    internal required string AssemblyPath { get; init; }

    internal required IsolationPlan Plan { get; init; }

    /// <summary>The runner's namespaces, in the order of <see cref="NamespaceNames"/>.</summary>
    internal required string[] HostNamespaces { get; init; }

    internal required string Culture { get; init; }

    internal required string UICulture { get; init; }

    /// <summary>What the adapter says to its half.</summary>
    internal required ReadOnlyMemory<byte> Payload { get; init; }

    internal ReadOnlyMemory<byte> Encode()
    {
        var writer = new PayloadWriter().String(EntryType).String(AssemblyPath).Strings(HostNamespaces).String(Culture).String(UICulture);
        PlanEncoding.Write(writer, Plan);
        return writer.Bytes(Payload.Span).Written;
    }

    internal static ChildRequest Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        return new ChildRequest
        {
            EntryType = reader.Text(),
            AssemblyPath = reader.Text(),
            HostNamespaces = reader.Texts(),
            Culture = reader.Text(),
            UICulture = reader.Text(),
            Plan = PlanEncoding.Read(reader),
            Payload = reader.Bytes(),
        };
    }
}
