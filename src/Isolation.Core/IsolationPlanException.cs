namespace Isolation;

/// <summary>
/// An isolation attribute says something that cannot be done, or two of them contradict each other. The message names the attribute, the
/// member that carries it and what is allowed.
/// </summary>
public sealed class IsolationPlanException : Exception
{
    internal IsolationPlanException(string message)
        : base(message)
    {
    }
}
