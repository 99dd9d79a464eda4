namespace Specimens;

/// <summary>Exceptions whose own members throw, as ill-written ones do.</summary>
public class RudeExceptions
{
    [Fact]
    public void MessageThrows() => throw new MessageThrowsException();

    [Fact]
    public void ToStringThrows() => throw new ToStringThrowsException();

    [Fact]
    public void StackTraceThrows() => throw new StackTraceThrowsException();

    [Fact]
    public void StackTraceIsMadeUp() => throw new MadeUpStackTraceException();

    [Fact]
    public void InnerMessageThrows() => throw new InvalidOperationException("outer", new MessageThrowsException());

    private sealed class MessageThrowsException : Exception
    {
        public override string Message => throw new NotSupportedException("no message");
    }

    private sealed class ToStringThrowsException() : Exception("its ToString throws")
    {
        public override string ToString() => throw new NotSupportedException("no string");
    }

    private sealed class StackTraceThrowsException() : Exception("its StackTrace throws")
    {
        public override string StackTrace => throw new NotSupportedException("no stack");
    }

    private sealed class MadeUpStackTraceException() : Exception("its StackTrace is made up")
    {
        public override string StackTrace => "   at Specimens.Made.Up() in /made/up.cs:line 7";
    }
}
