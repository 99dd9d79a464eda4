namespace Isolation;

/// <summary>Why an isolated test has no result of its own. Nobody throws it at user code; its message is what the test's failure says.</summary>
public abstract class IsolationException : Exception
{
    private protected IsolationException(string message)
        : base(message)
    {
    }
}
