using Xunit.Abstractions;

namespace Specimens;

public class TestOutput(ITestOutputHelper output)
{
    [Fact]
    public void LinesAndFormats()
    {
        output.WriteLine("one");
        output.WriteLine("{0:000} and {1}", 7, "two");
        output.WriteLine("braces { } need no format");
        output.WriteLine("");
        output.WriteLine("  spaces around  ");
    }

    [Fact]
    public void WithAFailure()
    {
        output.WriteLine("said before the failure");
        Assert.Fail("after some output");
    }

    [Fact]
    public void Unicode() => output.WriteLine("žluťoučký kůň 漢字 🙂 e\u0301 \u202Eright to left\u202C");

    [Fact]
    public void Ansi() => output.WriteLine("\u001b[31mred\u001b[0m and \u001b]8;;http://localhost/\u001b\\a link\u001b]8;;\u001b\\");

    [Fact]
    public void ControlCharacters() => output.WriteLine("NUL \0 BEL \a BS \b VT \v FF \f DEL \u007f end");

    [Fact]
    public void LoneSurrogates() => output.WriteLine("high \ud83d low \ude42 end");

    [Fact]
    public void VeryLongLine() => output.WriteLine(new string('x', 1 << 20) + " end");

    [Fact]
    public void ManyLines()
    {
        for (var line = 0; line < 20_000; line++)
        {
            output.WriteLine("line {0}", line);
        }
    }

    [Fact]
    public async Task FromOtherThreads()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => output.WriteLine("from a thread"))));
        output.WriteLine("end");
    }

    [Fact]
    public void NullLine() => Assert.Throws<ArgumentNullException>(() => output.WriteLine(null));
}
