namespace Isolation;

/// <summary>Who shares a child process and its namespaces.</summary>
public enum IsolationScope
{
    /// <summary>Each test (each row of a theory) has a world of its own. The default.</summary>
    Test,

    /// <summary>The isolated tests of a class share one child; class fixtures are built once, there.</summary>
    Class,
}
