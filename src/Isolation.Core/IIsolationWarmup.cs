namespace Isolation;

/// <summary>What <see cref="IsolationWarmupAttribute"/> runs.</summary>
public interface IIsolationWarmup
{
    /// <summary>Does once what tests do, and ends it again. It runs on the host, not in namespaces: use ports that are free, loopback addresses, temporary files.</summary>
    Task WarmUpAsync();
}
