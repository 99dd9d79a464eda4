using Isolation.Protocol;
using Xunit;

namespace Isolation.Tests.Protocol;

public class FrameParserTests
{
    private static readonly byte[] Three =
    [
        .. Frame.Encode(FrameKind.Hello, 0, [1, 2, 3]),
        .. Frame.Encode(FrameKind.Message, 1, new byte[70_000]),
        .. Frame.Encode(FrameKind.Done, 2, []),
    ];

    [Fact]
    public void Frames_arrive_whole_however_the_bytes_are_cut()
    {
        foreach (var size in new[] { 1, 2, 3, 7, 19, 20, 21, 64, 4096, 65_536, Three.Length })
        {
            var parser = new FrameParser();
            var frames = new List<Frame>();
            foreach (var chunk in Three.Chunk(size))
            {
                parser.Feed(chunk, frames.Add);
            }

            Assert.Equal([FrameKind.Hello, FrameKind.Message, FrameKind.Done], frames.Select(frame => frame.Kind));
            Assert.Equal([1, 2, 3], frames[0].Payload.ToArray());
            Assert.Equal(70_000, frames[1].Payload.Length);
            Assert.False(parser.InsideFrame);
        }
    }

    [Fact]
    public void A_stream_that_ends_anywhere_gives_no_frame_that_was_not_sent_and_is_known_to_be_incomplete()
    {
        byte[] two = [.. Frame.Encode(FrameKind.Hello, 0, [1, 2, 3]), .. Frame.Encode(FrameKind.Done, 1, [4])];
        var first = Frame.HeaderLength + 3;
        for (var length = 0; length < two.Length; length++)
        {
            var parser = new FrameParser();
            var frames = new List<Frame>();
            parser.Feed(two.AsSpan(0, length), frames.Add);

            Assert.Equal(length >= first ? 1 : 0, frames.Count);
            Assert.Equal(length != 0 && length != first, parser.InsideFrame);
        }
    }

    [Fact]
    public void A_byte_changed_anywhere_is_noticed()
    {
        var frame = Frame.Encode(FrameKind.Message, 0, [1, 2, 3, 4, 5]);
        for (var i = 0; i < frame.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])frame.Clone();
                changed[i] ^= (byte)(1 << bit);
                var parser = new FrameParser();
                var frames = new List<Frame>();
                var error = Record.Exception(() => parser.Feed(changed, frames.Add));

                // The kind and three reserved bytes are no part of the checksum; a length that grew waits for what never comes.
                var harmless = i is >= 4 and < 8;
                Assert.True(error is InvalidDataException || frames.Count == 0 || harmless, $"byte {i}, bit {bit}: {frames.Count} frames");
            }
        }
    }

    [Fact]
    public void A_doubled_frame_is_noticed()
    {
        var parser = new FrameParser();
        parser.Feed(Frame.Encode(FrameKind.Hello, 0, []), _ => { });
        Assert.Throws<InvalidDataException>(() => parser.Feed(Frame.Encode(FrameKind.Hello, 0, []), _ => { }));
    }

    [Fact]
    public void Random_bytes_are_never_a_frame()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var bytes = new byte[200];
            new Random(seed).NextBytes(bytes);
            var frames = 0;
            Assert.Throws<InvalidDataException>(() => new FrameParser().Feed(bytes, _ => frames++));
            Assert.Equal(0, frames);
        }
    }

    [Fact]
    public void A_frame_that_claims_to_be_endless_is_refused()
    {
        var frame = Frame.Encode(FrameKind.Message, 0, [1]);
        frame[15] = 0x7f;
        Assert.Throws<InvalidDataException>(() => new FrameParser().Feed(frame, _ => { }));
    }
}
