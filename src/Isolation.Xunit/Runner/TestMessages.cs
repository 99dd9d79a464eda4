using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>Makes xUnit's messages about a test from a child's payload.</summary>
internal static class TestMessages
{
    /// <exception cref="InvalidDataException">There is no such message.</exception>
    internal static IMessageSinkMessage Create(Kind kind, ITest test, PayloadReader reader) => kind switch
    {
        Kind.TestOutput => new TestOutput(test, reader.Text()),
        Kind.TestPassed => new TestPassed(test, reader.Decimal(), reader.Text()),
        Kind.TestFailed => Failed(test, reader),
        Kind.TestSkipped => Skipped(test, reader),
        Kind.TestFinished => new TestFinished(test, reader.Decimal(), reader.Text()),
        Kind.TestCleanupFailure => CleanupFailure(test, reader),
        Kind.ClassConstructionStarting => new TestClassConstructionStarting(test),
        Kind.ClassConstructionFinished => new TestClassConstructionFinished(test),
        Kind.ClassDisposeStarting => new TestClassDisposeStarting(test),
        Kind.ClassDisposeFinished => new TestClassDisposeFinished(test),
        Kind.BeforeTestStarting => new BeforeTestStarting(test, reader.Text()),
        Kind.BeforeTestFinished => new BeforeTestFinished(test, reader.Text()),
        Kind.AfterTestStarting => new AfterTestStarting(test, reader.Text()),
        Kind.AfterTestFinished => new AfterTestFinished(test, reader.Text()),
        _ => throw new InvalidDataException($"there is no message of kind {(int)kind} about a test"),
    };

    private static TestFailed Failed(ITest test, PayloadReader reader)
    {
        var (time, output, failure) = (reader.Decimal(), reader.Text(), FailureFields.Read(reader));
        return new TestFailed(test, time, output, failure.ExceptionTypes, failure.Messages, failure.StackTraces, failure.ExceptionParentIndices);
    }

    private static TestSkipped Skipped(ITest test, PayloadReader reader)
    {
        _ = (reader.Decimal(), reader.Text());
        return new TestSkipped(test, reader.Text());
    }

    private static TestCleanupFailure CleanupFailure(ITest test, PayloadReader reader)
    {
        var failure = FailureFields.Read(reader);
        return new TestCleanupFailure(test, failure.ExceptionTypes, failure.Messages, failure.StackTraces, failure.ExceptionParentIndices);
    }
}
