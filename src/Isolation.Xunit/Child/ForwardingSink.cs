using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Child;

/// <summary>Turns xUnit's messages into payloads, one for one.</summary>
internal sealed class ForwardingSink(Action<ReadOnlyMemory<byte>> send) : IMessageSink
{
    private readonly Dictionary<string, int> _caseNumbers = [];
    private readonly Dictionary<ITest, int> _testNumbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Numbers the cases as the request does.</summary>
    internal void Announce(IReadOnlyList<IXunitTestCase> cases)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            _caseNumbers[cases[i].UniqueID] = i;
        }
    }

    internal void SendRowCount(int rows) => send(Begin(Kind.RowCount).Int(rows).Written);

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (Encode(message) is { } payload)
        {
            send(payload.Written);
        }

        return true;
    }

    private PayloadWriter? Encode(IMessageSinkMessage message) => message switch
    {
        ITestMessage about => EncodeTest(about),
        ITestCaseStarting starting => Case(Kind.CaseStarting, starting.TestCase),
        ITestCaseFinished finished => Case(Kind.CaseFinished, finished.TestCase),
        ITestCaseCleanupFailure failure => Failure(Case(Kind.CaseCleanupFailure, failure.TestCase), failure),
        ITestMethodStarting starting => Case(Kind.MethodStarting, starting.TestCases.First()),
        ITestMethodFinished finished => Case(Kind.MethodFinished, finished.TestCases.First()),
        ITestMethodCleanupFailure failure => Failure(Case(Kind.MethodCleanupFailure, failure.TestCases.First()), failure),
        ITestClassCleanupFailure failure => Failure(Begin(Kind.ClassCleanupFailure), failure),
        ITestCollectionCleanupFailure failure => Failure(Begin(Kind.CollectionCleanupFailure), failure),
        ITestAssemblyCleanupFailure failure => Failure(Begin(Kind.AssemblyCleanupFailure), failure),
        IErrorMessage failure => Failure(Begin(Kind.Error), failure),
        IDiagnosticMessage diagnostic => Begin(Kind.Diagnostic).String(diagnostic.Message),
        _ => null,
    };

    private PayloadWriter? EncodeTest(ITestMessage message) => message switch
    {
        ITestStarting => Test(Kind.TestStarting, message).String(message.Test.DisplayName),
        ITestOutput output => Test(Kind.TestOutput, message).String(output.Output),
        ITestPassed passed => Result(Kind.TestPassed, passed),
        ITestFailed failed => Failure(Result(Kind.TestFailed, failed), failed),
        ITestSkipped skipped => Result(Kind.TestSkipped, skipped).String(skipped.Reason),
        ITestFinished finished => Test(Kind.TestFinished, message).Decimal(finished.ExecutionTime).String(finished.Output),
        ITestCleanupFailure failure => Failure(Test(Kind.TestCleanupFailure, message), failure),
        ITestClassConstructionStarting => Test(Kind.ClassConstructionStarting, message),
        ITestClassConstructionFinished => Test(Kind.ClassConstructionFinished, message),
        ITestClassDisposeStarting => Test(Kind.ClassDisposeStarting, message),
        ITestClassDisposeFinished => Test(Kind.ClassDisposeFinished, message),
        IBeforeTestStarting step => Test(Kind.BeforeTestStarting, message).String(step.AttributeName),
        IBeforeTestFinished step => Test(Kind.BeforeTestFinished, message).String(step.AttributeName),
        IAfterTestStarting step => Test(Kind.AfterTestStarting, message).String(step.AttributeName),
        IAfterTestFinished step => Test(Kind.AfterTestFinished, message).String(step.AttributeName),
        _ => null,
    };

    private static PayloadWriter Begin(Kind kind) => new PayloadWriter().Byte((byte)kind);

    private PayloadWriter Case(Kind kind, ITestCase testCase) => Begin(kind).Int(CaseNumber(testCase));

    private PayloadWriter Test(Kind kind, ITestMessage message) => Case(kind, message.TestCase).Int(Number(message.Test));

    private PayloadWriter Result(Kind kind, ITestResultMessage result) => Test(kind, result).Decimal(result.ExecutionTime).String(result.Output);

    private static PayloadWriter Failure(PayloadWriter writer, IFailureInformation failure)
    {
        FailureFields.Write(writer, failure);
        return writer;
    }

    /// <summary>A case that runs another case of its own making speaks for itself.</summary>
    private int CaseNumber(ITestCase testCase) =>
        _caseNumbers.TryGetValue(testCase.UniqueID, out var number) || _caseNumbers.Count == 1
            ? number
            : throw new InvalidOperationException($"a message is about the test case {testCase.DisplayName}, which was not asked for");

    private int Number(ITest test)
    {
        lock (_testNumbers)
        {
            if (!_testNumbers.TryGetValue(test, out var number))
            {
                _testNumbers[test] = number = _testNumbers.Count;
            }

            return number;
        }
    }
}
