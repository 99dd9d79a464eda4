namespace Specimens;

public class ConsoleOutput
{
    [Fact]
    public void ToStdout() => Console.WriteLine("specimen-console stdout line");

    [Fact]
    public void ToStderr() => Console.Error.WriteLine("specimen-console stderr line");

    [Fact]
    public void WithoutANewline() => Console.Write("specimen-console no newline");

    [Fact]
    public void BeforeAFailure()
    {
        Console.WriteLine("specimen-console before a failure");
        Assert.Fail("after console output");
    }

    [Fact]
    public void Ansi() => Console.WriteLine("specimen-console \u001b[32mgreen\u001b[0m");

    [Fact]
    public void Unicode() => Console.WriteLine("specimen-console žluťoučký 漢字 🙂");

    [Fact]
    public void Redirected()
    {
        var old = Console.Out;
        using var mine = new StringWriter();
        Console.SetOut(mine);
        Console.Write("mine");
        Console.SetOut(old);
        Assert.Equal("mine", mine.ToString());
    }

    /// <summary>Three bytes each in UTF-8: whoever cuts the stream in pieces cuts through some of them.</summary>
    [Fact]
    public void OneHundredThousandSnowmen()
    {
        for (var line = 0; line < 1_000; line++)
        {
            Console.WriteLine(new string('☃', 100));
        }

        Console.WriteLine("specimen-console after the snowmen");
    }
}
