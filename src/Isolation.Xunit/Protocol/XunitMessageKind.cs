namespace Isolation.Xunit.Protocol;

/// <summary>What a child tells about its test cases: xUnit's messages, one for one. Where a case is named, it is by its number in the request.</summary>
internal enum XunitMessageKind : byte
{
    MethodStarting = 1,
    MethodFinished,
    CaseStarting,
    CaseFinished,
    TestStarting,
    TestOutput,
    TestPassed,
    TestFailed,
    TestSkipped,
    TestFinished,
    TestCleanupFailure,
    ClassConstructionStarting,
    ClassConstructionFinished,
    ClassDisposeStarting,
    ClassDisposeFinished,
    BeforeTestStarting,
    BeforeTestFinished,
    AfterTestStarting,
    AfterTestFinished,
    CaseCleanupFailure,
    MethodCleanupFailure,
    ClassCleanupFailure,
    CollectionCleanupFailure,
    AssemblyCleanupFailure,
    Error,
    Diagnostic,

    /// <summary>How many rows a theory has whose rows were not told at discovery.</summary>
    RowCount,
}

internal static class XunitMessageKinds
{
    /// <summary>The message names a test, after its case.</summary>
    internal static bool IsAboutTest(this XunitMessageKind kind) => kind is >= XunitMessageKind.TestStarting and <= XunitMessageKind.AfterTestFinished;
}
