namespace Isolation.Child;

/// <summary>An adapter's half in the child.</summary>
internal interface IChildEntry
{
    /// <summary>Runs what the payload asks for and tells everything by <paramref name="send"/>, which may be called on any thread.</summary>
    /// <param name="assemblyPath">The test assembly.</param>
    /// <param name="payload">What the adapter in the runner said.</param>
    /// <param name="send">Sends a message to it.</param>
    Task RunAsync(string assemblyPath, ReadOnlyMemory<byte> payload, Action<ReadOnlyMemory<byte>> send);

    /// <summary>
    /// In a fork server: loads all that a test needs and goes the whole way of a test with tests of the adapter's own, so that children
    /// find it loaded and compiled. Runs no code of the test assembly.
    /// </summary>
    /// <param name="assemblyPath">The test assembly.</param>
    Task WarmUpAsync(string assemblyPath);
}

/// <summary>Makes the adapter's half that a request names.</summary>
internal static class ChildEntries
{
    internal static IChildEntry Create(string entryType) =>
        (IChildEntry)Activator.CreateInstance(Type.GetType(entryType, throwOnError: true)!, nonPublic: true)!;
}
