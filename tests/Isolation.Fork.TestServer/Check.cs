namespace Isolation.Fork.TestServer;

/// <summary>Something that a child does, and how it is to end.</summary>
/// <param name="Name">How it is called on the command line.</param>
/// <param name="Run">Returns null if all was right, else what was not.</param>
/// <param name="End">The status record that its end must make: an exit code, or "signal N".</param>
/// <param name="Says">What the child must have written when it is over.</param>
/// <param name="NeedsThreads">Whether it is to be told the server's threads.</param>
internal sealed record Check(
    string Name, Func<ChildContext, string?> Run, string End = "exit 0", string Says = "PASS", bool NeedsThreads = false);
