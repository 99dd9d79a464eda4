using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>Hears a child that runs one case, or one row of it.</summary>
internal sealed class OneCaseListener(IXunitTestCase testCase, bool tellsStart, Mouth mouth, DiagnosticMessages diagnostics)
    : ChildListener([testCase], mouth, diagnostics)
{
    internal CaseReplay Replay { get; } = new(testCase, mouth);

    internal override void Begin()
    {
        if (tellsStart)
        {
            Replay.Start();
        }
    }

    internal void Conclude(Ending end)
    {
        Replay.Conclude(end);
        if (end.AfterTests is { } breakdown)
        {
            Mouth.Say(new TestCaseCleanupFailure(Replay.TestCase, breakdown));
        }
    }

    protected override TimeSpan? TimeoutOf(int caseNumber) => null;

    protected override void OnCaseMessage(Kind kind, int caseNumber, PayloadReader reader)
    {
        if (kind.IsAboutTest())
        {
            Replay.OnTestMessage(kind, reader);
        }
        else if (kind is Kind.CaseCleanupFailure or Kind.MethodCleanupFailure)
        {
            Mouth.Say(SuiteMessages.Create(kind, FailureFields.Read(reader), Cases));
        }
    }
}
