namespace Specimens;

public class Exceptions
{
    [Fact]
    public void Nested() => throw new InvalidOperationException("outer", new ArgumentException("middle", new FormatException("inner")));

    [Fact]
    public void NestedAndThrown()
    {
        try
        {
            Below.Throw("inner, thrown elsewhere");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("outer, thrown here", e);
        }
    }

    [Fact]
    public void Aggregate() =>
        throw new AggregateException("several", new InvalidOperationException("one"), new AggregateException(new TimeoutException("two"), new FormatException("three")));

    [Fact]
    public void EmptyAggregate() => throw new AggregateException();

    [Fact]
    public void Custom() => throw new CustomException("with a number", 42);

    [Fact]
    public void Generic() => throw new GenericException<List<int>>();

    [Fact]
    public void NestedType() => throw new Below.PrivateLookingException();

    [Fact]
    public void NullMessage() => throw new NullMessageException();

    [Fact]
    public void EmptyMessage() => throw new InvalidOperationException("");

    [Fact]
    public void ManyLines() => throw new InvalidOperationException("first\nsecond\r\nthird\n\n   fifth, after an empty line\n");

    [Fact]
    public void Unicode() => throw new InvalidOperationException("žluťoučký 漢字 🙂 \u2028 line separator \ufeff mark");

    [Fact]
    public void LoneSurrogate() => throw new InvalidOperationException("high \ud83d low \ude42 end");

    [Fact]
    public void ControlCharacters() => throw new InvalidOperationException("NUL \0 ESC \u001b[31m BEL \a end");

    [Fact]
    public void VeryLongMessage() => throw new InvalidOperationException(new string('m', 300_000) + " end");

    [Fact]
    public void LooksLikeAStackTrace() => throw new InvalidOperationException("text\n   at Isolation.Child.Nowhere() in /nowhere.cs:line 1\n--- End of stack trace ---");

    [Fact]
    public void Rethrown()
    {
        try
        {
            Below.Throw("rethrown");
        }
        catch (InvalidOperationException)
        {
            throw;
        }
    }

    [Fact]
    public void NeverThrownBefore() => throw new DeepException(60);

    [Fact]
    public void NullReference() => ((string?)null)!.ToString();

    [Fact]
    public void DivideByZero()
    {
        var zero = Array.Empty<int>().Length;
        Assert.Equal(0, 1 / zero);
    }

    [Fact]
    public void ThreadInterrupted() => throw new ThreadInterruptedException("nobody interrupted");

    [Fact]
    public void OperationCanceled() => throw new OperationCanceledException();

    [Fact]
    public void FileNotFound() => File.ReadAllText("/nowhere/at/all");
}
