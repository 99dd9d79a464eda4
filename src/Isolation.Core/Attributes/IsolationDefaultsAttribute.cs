namespace Isolation;

/// <summary>What holds for the isolated tests of an assembly where no attribute says otherwise. It isolates nothing by itself.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class IsolationDefaultsAttribute : Attribute
{
    /// <summary>How long one test may take, in seconds.</summary>
    /// <value>1 to 86,400. The default is 300.</value>
    public int TimeoutSeconds { get; set; } = IsolationPlan.DefaultTimeoutSeconds;

    /// <summary>How many isolated children run at a time.</summary>
    /// <value>1 to 1,024, or 0 for the number of processors. The default is 0.</value>
    public int MaxParallel { get; set; }
}
