namespace Isolation.Namespaces;

[Flags]
internal enum SetupStepFlags
{
    None = 0,

    /// <summary>A failure is reported as skipped, and the script goes on.</summary>
    Optional = 1,

    /// <summary>Runs only when the step before it failed and was optional.</summary>
    Fallback = 2,
}

/// <summary>One step of making a world.</summary>
/// <param name="Op">What isolation-init does.</param>
/// <param name="Flags">What a failure means.</param>
/// <param name="Arguments">The operation's arguments, integers as decimal text.</param>
/// <param name="Attempt">The step as a reader of the manual pages would write it, such as <c>mount("proc", "/proc", "proc")</c>.</param>
/// <param name="Kind">The namespace, or namespaces, that the step belongs to.</param>
/// <param name="Cause">Who wants it: the attribute and its member, or what needs it.</param>
internal sealed record SetupStep(
    SetupOp Op, SetupStepFlags Flags, IReadOnlyList<string> Arguments, string Attempt, NamespaceKind Kind, string Cause);
