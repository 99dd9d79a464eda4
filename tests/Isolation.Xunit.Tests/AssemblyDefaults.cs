using Isolation;
using Isolation.Xunit.Tests;

[assembly: IsolationDefaults(TimeoutSeconds = AssemblyDefaults.TimeoutSeconds, MaxParallel = AssemblyDefaults.MaxParallel)]

namespace Isolation.Xunit.Tests;

internal static class AssemblyDefaults
{
    public const int TimeoutSeconds = 60;

    public const int MaxParallel = 4;
}
