using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>Makes xUnit's messages about failures around tests (fixtures that throw while they are disposed of, and the like).</summary>
internal static class SuiteMessages
{
    /// <exception cref="InvalidDataException">There is no such message.</exception>
    internal static IMessageSinkMessage Create(Kind kind, FailureFields failure, IReadOnlyList<IXunitTestCase> cases)
    {
        var (types, messages, stacks, parents) = failure;
        var method = cases[0].TestMethod;
        return kind switch
        {
            Kind.CaseCleanupFailure => new TestCaseCleanupFailure(cases[0], types, messages, stacks, parents),
            Kind.MethodCleanupFailure => new TestMethodCleanupFailure(cases, method, types, messages, stacks, parents),
            Kind.ClassCleanupFailure => new TestClassCleanupFailure(cases, method.TestClass, types, messages, stacks, parents),
            Kind.CollectionCleanupFailure => new TestCollectionCleanupFailure(cases, method.TestClass.TestCollection, types, messages, stacks, parents),
            Kind.AssemblyCleanupFailure => new TestAssemblyCleanupFailure(cases, method.TestClass.TestCollection.TestAssembly, types, messages, stacks, parents),
            Kind.Error => new ErrorMessage(cases, types, messages, stacks, parents),
            _ => throw new InvalidDataException($"there is no message of kind {(int)kind} about a suite"),
        };
    }
}
