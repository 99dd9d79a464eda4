using Isolation.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>
/// Says about one of the runner's test cases what a child says about its own, and makes up the ending of tests whose child died.
/// A test passes only by a message of its child.
/// </summary>
internal sealed class CaseReplay(IXunitTestCase testCase, Mouth mouth)
{
    private readonly Dictionary<int, OpenTest> _open = [];
    private bool _anyTest;

    internal IXunitTestCase TestCase { get; } = testCase;

    internal RunSummary Summary { get; } = new();

    internal void Start() => mouth.Say(new TestCaseStarting(TestCase));

    internal void Finish(RunSummary summary) =>
        mouth.Say(new TestCaseFinished(TestCase, summary.Time, summary.Total, summary.Failed, summary.Skipped));

    internal void OnTestMessage(Kind kind, PayloadReader reader)
    {
        var number = reader.Int();
        if (kind is Kind.TestStarting)
        {
            _open.Add(number, Begin(reader.Text()));
            return;
        }

        if (!_open.TryGetValue(number, out var test))
        {
            throw new InvalidDataException($"a message of kind {kind} is about a test that has not begun");
        }

        var message = TestMessages.Create(kind, test.Test, reader);
        switch (message)
        {
            case ITestOutput output:
                test.Output.Append(output.Output);
                break;
            case ITestFinished:
                RequireResult(test);
                _open.Remove(number);
                break;
            case ITestResultMessage result:
                test.HasResult = true;
                Count(result);
                break;
        }

        mouth.Say(message);
    }

    /// <summary>Gives a result to every test that has none; and if no test has begun, to one that stands for the case.</summary>
    internal void Conclude(Ending end)
    {
        if (!_anyTest)
        {
            _open.Add(0, Begin(TestCase.DisplayName));
        }

        foreach (var test in _open.Values)
        {
            if (!test.HasResult)
            {
                Resolve(test, end);
            }

            mouth.Say(new TestFinished(test.Test, test.Seconds, test.Output.ToString()));
        }

        _open.Clear();
    }

    private OpenTest Begin(string displayName)
    {
        _anyTest = true;
        var test = new OpenTest(new XunitTest(TestCase, displayName));
        mouth.Say(new TestStarting(test.Test));
        return test;
    }

    /// <summary>xUnit leaves a test that it cancels without a result; nobody else has a reason to.</summary>
    private void RequireResult(OpenTest test)
    {
        if (!test.HasResult && !mouth.IsCancelled)
        {
            Resolve(test, Ending.Of(new TestProcessDiedException("The isolated child finished this test without telling a result.")));
        }
    }

    private void Resolve(OpenTest test, Ending end)
    {
        TestResultMessage result = end.SkipReason is { } reason
            ? new TestSkipped(test.Test, reason)
            : new TestFailed(test.Test, test.Seconds, test.Output.ToString(), end.Failure);
        test.HasResult = true;
        Count(result);
        mouth.Say(result);
    }

    private void Count(ITestResultMessage result)
    {
        Summary.Total++;
        Summary.Time += result.ExecutionTime;
        Summary.Failed += result is ITestFailed ? 1 : 0;
        Summary.Skipped += result is ITestSkipped ? 1 : 0;
    }
}
