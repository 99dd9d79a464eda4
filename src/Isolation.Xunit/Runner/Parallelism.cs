using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>What xUnit's own settings say about running at the same time.</summary>
/// <param name="Disabled">Test collections run one after another.</param>
/// <param name="MaxThreads">The number that somebody set; null when nobody did, or set "unlimited".</param>
/// <param name="CollectionsAtATime">How many collections the conservative algorithm lets run; null is no bound of ours.</param>
internal sealed record Parallelism(bool Disabled, int? MaxThreads, int? CollectionsAtATime)
{
    internal static Parallelism Read(IAssemblyInfo assembly, ITestFrameworkExecutionOptions options)
    {
        var attribute = assembly.GetCustomAttributes(typeof(CollectionBehaviorAttribute)).SingleOrDefault();
        var disabled = options.DisableParallelization() ?? attribute?.GetNamedArgument<bool>(nameof(CollectionBehaviorAttribute.DisableTestParallelization)) ?? false;
        var threads = options.MaxParallelThreads() ?? attribute?.GetNamedArgument<int>(nameof(CollectionBehaviorAttribute.MaxParallelThreads)) ?? 0;
        var atATime = threads == 0 ? Environment.ProcessorCount : threads;
        var bounded = !disabled && atATime > 0 && options.ParallelAlgorithmOrDefault() == ParallelAlgorithm.Conservative;
        return new Parallelism(disabled, threads > 0 ? threads : null, bounded ? atATime : null);
    }
}
