namespace Isolation.Child;

/// <summary>An adapter's half in the child.</summary>
internal interface IChildEntry
{
    /// <summary>Runs what the payload asks for and tells everything by <paramref name="send"/>, which may be called on any thread.</summary>
    /// <param name="assemblyPath">The test assembly.</param>
    /// <param name="payload">What the adapter in the runner said.</param>
    /// <param name="send">Sends a message to it.</param>
    Task RunAsync(string assemblyPath, ReadOnlyMemory<byte> payload, Action<ReadOnlyMemory<byte>> send);

    /// <summary>In a fork server: loads the test assembly, without running code of it.</summary>
    /// <param name="assemblyPath">The test assembly.</param>
    /// <param name="options">The run's options, as the adapter in the runner gave them.</param>
    /// <returns>The assembly and the payload of a request for tests of the adapter's own, one for each way that a test can go.</returns>
    (string AssemblyPath, ReadOnlyMemory<byte> Payload) Load(string assemblyPath, ReadOnlyMemory<byte> options);
}

/// <summary>Makes the adapter's half that a request names.</summary>
internal static class ChildEntries
{
    internal static IChildEntry Create(string entryType) =>
        (IChildEntry)Activator.CreateInstance(Type.GetType(entryType, throwOnError: true)!, nonPublic: true)!;
}
