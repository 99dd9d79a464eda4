using System.Runtime.InteropServices;
using Isolation.Launch;

namespace Isolation.Protocol;

/// <summary>What a fork server is told once, when it starts.</summary>
/// <param name="Suite">Whose tests it is for.</param>
/// <param name="OwnVariables">Environment variables that are the server's alone: no test is to see them.</param>
/// <param name="Restored">Variables that it has to set back, as NAME=VALUE, because its own took their place.</param>
internal sealed record ServerRequest(Suite Suite, string[] OwnVariables, string[] Restored)
{
    internal ReadOnlyMemory<byte> Encode() =>
        new PayloadWriter().String(Suite.AssemblyPath).String(Suite.EntryType).Bytes(Suite.Options.Span).Strings(OwnVariables).Strings(Restored).Written;

    internal static ServerRequest Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        return new ServerRequest(new Suite(reader.Text(), reader.Text(), reader.Bytes()), reader.Texts(), reader.Texts());
    }
}

/// <summary>The server's first answer: it is ready, or will never be.</summary>
/// <param name="Refusal">Why it cannot fork; "" when it can.</param>
/// <param name="Threads">How many threads it has.</param>
/// <param name="WarmUpMilliseconds">What loading and warming up took.</param>
internal sealed record ServerReady(string Refusal, int Threads, int WarmUpMilliseconds)
{
    internal ReadOnlyMemory<byte> Encode() => new PayloadWriter().String(Refusal).Int(Threads).Int(WarmUpMilliseconds).Written;

    internal static ServerReady Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        return new ServerReady(reader.Text(), reader.Int(), reader.Int());
    }
}

/// <summary>The server's answer to one request for a child.</summary>
/// <param name="Stage">Where the fork failed, as fork.h numbers it; 0 when it did not.</param>
/// <param name="Errno">The errno of that.</param>
/// <param name="Value">A number that goes with the stage.</param>
internal sealed record ForkAnswer(int Stage, int Errno, int Value)
{
    /// <summary>A step of the script failed: the status channel has told which, and another launch would end the same way.</summary>
    internal bool IsRefusal => Stage is 26 or 27;

    internal const int Length = 3 * sizeof(int);

    /// <summary>In the server's own byte order: both ends are on one machine, and nothing is to be allocated.</summary>
    internal static ReadOnlySpan<byte> Encode(ReadOnlySpan<int> stageErrnoValue) => MemoryMarshal.AsBytes(stageErrnoValue);

    internal static ForkAnswer Decode(ReadOnlySpan<byte> bytes)
    {
        var fields = MemoryMarshal.Cast<byte, int>(bytes);
        return new ForkAnswer(fields[0], fields[1], fields[2]);
    }
}
