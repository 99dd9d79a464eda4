namespace Isolation.Launch;

/// <summary>Runs a request in a process of its own inside the namespaces of its plan.</summary>
internal interface ILauncher : IDisposable
{
    /// <summary>Launches, listens, and comes back when every process of the child is gone.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="listener">Told of each message as it arrives, on a thread of the launcher's.</param>
    /// <returns>How it ended; every failure is told there.</returns>
    /// <exception cref="IsolationPlanException">The plan does not fit this host: a bind source is missing, say.</exception>
    Task<ChildEnd> LaunchAsync(LaunchRequest request, IChildListener listener);
}

/// <summary>What all requests of one run have in common.</summary>
/// <param name="AssemblyPath">The test assembly.</param>
/// <param name="EntryType">The adapter's half in the child, assembly-qualified; it implements <see cref="Child.IChildEntry"/>.</param>
/// <param name="Options">The run's options in the adapter's words: a fork server rehearses with them, since they decide which ways a test goes.</param>
internal sealed record Suite(string AssemblyPath, string EntryType, ReadOnlyMemory<byte> Options);

/// <summary>What a launcher is asked for.</summary>
/// <param name="Plan">What the attributes said.</param>
/// <param name="Payload">What the adapter tells its half.</param>
internal sealed record LaunchRequest(IsolationPlan Plan, ReadOnlyMemory<byte> Payload);

/// <summary>The adapter's ear.</summary>
internal interface IChildListener
{
    /// <summary>A message of the adapter's half.</summary>
    /// <returns>Not null if it begins a new test: how long that may take.</returns>
    /// <exception cref="InvalidDataException">It makes no sense: the child is then taken for broken.</exception>
    TimeSpan? OnMessage(ReadOnlyMemory<byte> payload);
}
