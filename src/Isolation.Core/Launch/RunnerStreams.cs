namespace Isolation.Launch;

/// <summary>The runner's own standard streams, where a test's console output would have gone had it run there.</summary>
internal static class RunnerStreams
{
    internal static readonly Stream Output = Console.OpenStandardOutput();
    internal static readonly Stream Error = Console.OpenStandardError();
}
