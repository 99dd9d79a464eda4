namespace Isolation;

/// <summary>One namespace's identity inside an isolated test and on the host, such as <c>net:[4026531840]</c>.</summary>
/// <param name="Inside">What <c>/proc/self/ns</c> shows in the test.</param>
/// <param name="Host">What it shows in the test runner's process.</param>
public sealed record NamespaceIds(string Inside, string Host)
{
    /// <summary>The test has a namespace of its own of this kind.</summary>
    public bool Differs => Inside != Host;
}
