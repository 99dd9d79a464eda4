using Isolation.Protocol;

namespace Isolation.Xunit.Protocol;

/// <summary>How the child finds one test case: by its serialized form, or, where a case cannot be serialized, by discovering its class again.</summary>
/// <param name="Serialized">What the discoverer's Serialize gave; null if it could not.</param>
/// <param name="ClassName">The test class.</param>
/// <param name="UniqueId">The test case's own.</param>
internal sealed record CaseAddress(string? Serialized, string ClassName, string UniqueId);

/// <summary>What the adapter asks its half in the child to run.</summary>
/// <param name="Cases">The test cases, all of one class.</param>
/// <param name="Row">The one row of a theory to run, whose rows were not told at discovery; −1 runs all that there is.</param>
/// <param name="Options">xUnit's execution options.</param>
internal sealed record XunitRequest(IReadOnlyList<CaseAddress> Cases, int Row, ExecutionOptions Options)
{
    internal ReadOnlyMemory<byte> Encode()
    {
        var writer = new PayloadWriter().Int(Row);
        Options.Write(writer);
        writer.Int(Cases.Count);
        foreach (var address in Cases)
        {
            writer.String(address.Serialized).String(address.ClassName).String(address.UniqueId);
        }

        return writer.Written;
    }

    internal static XunitRequest Decode(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var row = reader.Int();
        var options = ExecutionOptions.Read(reader);
        var cases = new CaseAddress[reader.Int()];
        for (var i = 0; i < cases.Length; i++)
        {
            cases[i] = new CaseAddress(reader.String(), reader.Text(), reader.Text());
        }

        return new XunitRequest(cases, row, options);
    }
}
