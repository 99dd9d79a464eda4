using Isolation.Interop;

namespace Isolation.Child;

/// <summary>The descriptors that come with a request for a child, in the order in which isolation-init has them, and where they go.</summary>
internal static class ForkMoves
{
    internal const int Count = 8;
    private const int Input = 0;
    private const int Output = 1;
    private const int Errors = 2;
    private const int ScriptFile = 3;
    private const int StatusPipe = 4;
    private const int LifelinePipe = 5;
    private const int Request = 6;
    private const int Frames = 7;

    internal static int Status(ReadOnlySpan<int> descriptors) => descriptors[StatusPipe];

    /// <summary>Pairs: a descriptor here, its number in the child, −1 for none.</summary>
    internal static ReadOnlySpan<int> Fill(Span<int> pairs, ReadOnlySpan<int> descriptors)
    {
        ReadOnlySpan<int> moves =
        [
            descriptors[Input], 0,
            descriptors[Output], 1,
            descriptors[Errors], 2,
            descriptors[Request], ChildRun.RequestDescriptor,
            descriptors[Frames], ChildRun.FrameDescriptor,
            descriptors[ScriptFile], -1,
            descriptors[LifelinePipe], -1,
        ];
        moves.CopyTo(pairs);
        return pairs[..moves.Length];
    }

    /// <summary>How many bytes of the script there are; the room, if it is too large for that.</summary>
    internal static int ReadScript(Span<byte> room, ReadOnlySpan<int> descriptors) => Descriptors.ReadStart(descriptors[ScriptFile], room);

    internal static void Close(ReadOnlySpan<int> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            Descriptors.Close(descriptor);
        }
    }
}
