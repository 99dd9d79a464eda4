namespace Isolation;

/// <summary>An isolated test took longer than its <see cref="IsolationAttribute.TimeoutSeconds"/>; every process of it has been killed.</summary>
public sealed class TestTimedOutException : IsolationException
{
    internal TestTimedOutException(string message, TimeSpan timeout)
        : base(message) => Timeout = timeout;

    /// <summary>How long it was allowed to take.</summary>
    public TimeSpan Timeout { get; }
}
