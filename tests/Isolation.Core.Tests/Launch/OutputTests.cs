using System.Text;
using Isolation.Launch;
using Xunit;

namespace Isolation.Tests.Launching;

public class OutputTests
{
    [Fact]
    public void A_tail_that_fits_is_whole()
    {
        var tail = new OutputTail();
        tail.Add("first\n"u8);
        tail.Add("second \0é\n"u8);
        Assert.Equal("first\nsecond é", tail.ToString());
    }

    [Fact]
    public void A_long_tail_keeps_its_head_and_its_end_and_says_what_is_missing()
    {
        var tail = new OutputTail();
        tail.Add(Encoding.UTF8.GetBytes("BEGIN" + new string('x', 20_000) + "END"));
        var text = tail.ToString();
        Assert.StartsWith("BEGINxxx", text, StringComparison.Ordinal);
        Assert.EndsWith("xxxEND", text, StringComparison.Ordinal);
        Assert.Contains("[… 13864 characters left out …]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ring_keeps_the_last_of_what_is_longer_than_it()
    {
        foreach (var size in new[] { 1, 1000, OutputTail.Capacity - 1, OutputTail.Capacity, OutputTail.Capacity * 3 })
        {
            var tail = new OutputTail();
            var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, OutputTail.Capacity / 2).Select(i => $"{i:00000}\n")));
            foreach (var chunk in bytes.Chunk(size))
            {
                tail.Add(chunk);
            }

            Assert.EndsWith("32766\n32767", tail.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Frames_of_the_test_framework_are_left_out()
    {
        var tail = new OutputTail();
        tail.Add("Unhandled exception. System.Exception: boo\n   at Mine.Test() in Mine.cs:line 3\n   at Xunit.Sdk.TestInvoker.Run()\n   at System.Threading.Thread.StartCallback()\n"u8);
        Assert.Equal("Unhandled exception. System.Exception: boo\n   at Mine.Test() in Mine.cs:line 3", tail.ToString());
    }

    [Fact]
    public void Output_is_handed_on_byte_for_byte_in_whole_lines()
    {
        using var target = new RecordingStream();
        var forwarder = new OutputForwarder(target);
        forwarder.Add("one\ntw"u8);
        forwarder.Add("o\nthr"u8);
        forwarder.Add("ee"u8);
        Assert.Equal(["one\n", "two\n"], target.Writes);
        forwarder.Flush();
        Assert.Equal(["one\n", "two\n", "three"], target.Writes);
    }

    private sealed class RecordingStream : MemoryStream
    {
        public List<string> Writes { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer) => Writes.Add(Encoding.UTF8.GetString(buffer));
    }
}
