namespace Isolation.Child;

/// <summary>An adapter's half in the child.</summary>
internal interface IChildEntry
{
    /// <summary>Runs what the payload asks for and tells everything by <paramref name="send"/>, which may be called on any thread.</summary>
    /// <param name="assemblyPath">The test assembly.</param>
    /// <param name="payload">What the adapter in the runner said.</param>
    /// <param name="send">Sends a message to it.</param>
    Task RunAsync(string assemblyPath, ReadOnlyMemory<byte> payload, Action<ReadOnlyMemory<byte>> send);
}
