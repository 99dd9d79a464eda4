namespace Isolation;

/// <summary>The process of an isolated test ended before the test did: it exited, crashed, was killed, or fell silent.</summary>
public sealed class TestProcessDiedException : IsolationException
{
    internal TestProcessDiedException(string message, int? exitCode = null, int? signal = null)
        : base(message)
    {
        ExitCode = exitCode;
        Signal = signal;
    }

    /// <summary>The code that it exited with, if it exited.</summary>
    public int? ExitCode { get; }

    /// <summary>The signal that killed it, if one did: signal(7).</summary>
    public int? Signal { get; }
}
