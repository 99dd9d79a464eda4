namespace Isolation;

/// <summary>The host does not give what the test's attributes ask for. The message names the call, the errno, the cause and the remedy.</summary>
public sealed class IsolationRefusedException : IsolationException
{
    internal IsolationRefusedException(string message)
        : base(message)
    {
    }
}
