using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>Hears a child that runs several cases of a class, and so walks their methods itself: which method and which case starts and finishes is its to say.</summary>
internal sealed class SharedWorldListener(IReadOnlyList<IXunitTestCase> cases, CasePlans plans, Mouth mouth, DiagnosticMessages diagnostics)
    : ChildListener(cases, mouth, diagnostics)
{
    private readonly HashSet<IXunitTestCase> _begun = new(ReferenceEqualityComparer.Instance);
    private CaseReplay? _case;
    private IXunitTestCase? _last;
    private IGrouping<ITestMethod, IXunitTestCase>? _method;
    private RunSummary _methodSummary = new();

    internal RunSummary Summary { get; } = new();

    internal override void Begin()
    {
    }

    /// <summary>Ends what is open.</summary>
    /// <returns>The cases that had not begun and can go on in another child.</returns>
    internal IReadOnlyList<IXunitTestCase> Conclude(Ending end)
    {
        FinishCase(end);
        FinishMethod();
        if (end.AfterTests is { } breakdown && _last is not null)
        {
            Mouth.Say(new TestCaseCleanupFailure(_last, breakdown));
        }

        var left = Cases.Where(testCase => !_begun.Contains(testCase)).ToList();
        if (_begun.Count > 0 && !end.Refused)
        {
            return left;
        }

        // Another child would get no further than this one.
        foreach (var testCase in left)
        {
            StartCase(testCase);
            FinishCase(end);
        }

        FinishMethod();
        return [];
    }

    protected override TimeSpan? TimeoutOf(int caseNumber) => plans[Cases[caseNumber]].Plan!.Timeout;

    protected override void OnCaseMessage(Kind kind, int caseNumber, PayloadReader reader)
    {
        var testCase = Cases[caseNumber];
        switch (kind)
        {
            case Kind.MethodStarting or Kind.MethodFinished:
                FinishMethod();
                break;
            case Kind.CaseStarting:
                StartCase(testCase);
                break;
            case Kind.CaseFinished:
                FinishCase(null);
                break;
            case Kind.CaseCleanupFailure or Kind.MethodCleanupFailure:
                Mouth.Say(SuiteMessages.Create(kind, FailureFields.Read(reader), [testCase]));
                break;
            default:
                (_case ?? throw new InvalidDataException($"a message of kind {kind} is about a case that has not begun")).OnTestMessage(kind, reader);
                break;
        }
    }

    private void StartCase(IXunitTestCase testCase)
    {
        if (_method?.Key != testCase.TestMethod)
        {
            FinishMethod();
            _method = Cases.GroupBy(one => one.TestMethod, TestMethodComparer.Instance).First(group => group.Contains(testCase));
            Mouth.Say(new TestMethodStarting(_method, _method.Key));
        }

        _begun.Add(testCase);
        _last = testCase;
        _case = new CaseReplay(testCase, Mouth);
        _case.Start();
    }

    private void FinishCase(Ending? end)
    {
        if (_case is null)
        {
            return;
        }

        _case.Conclude(end ?? Ending.Of(new TestProcessDiedException("The isolated child finished this test case without telling a result.")));
        _case.Finish(_case.Summary);
        _methodSummary.Aggregate(_case.Summary);
        Summary.Aggregate(_case.Summary);
        _case = null;
    }

    private void FinishMethod()
    {
        if (_method is null)
        {
            return;
        }

        Mouth.Say(new TestMethodFinished(_method, _method.Key, _methodSummary.Time, _methodSummary.Total, _methodSummary.Failed, _methodSummary.Skipped));
        _method = null;
        _methodSummary = new RunSummary();
    }
}
