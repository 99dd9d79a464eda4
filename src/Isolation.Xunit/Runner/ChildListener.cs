using Isolation.Launch;
using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;
using Kind = Isolation.Xunit.Protocol.XunitMessageKind;

namespace Isolation.Xunit.Runner;

/// <summary>Hears one child: what is about the whole run goes straight to the bus, the rest to the replay of its case.</summary>
internal abstract class ChildListener(IReadOnlyList<IXunitTestCase> cases, Mouth mouth, DiagnosticMessages diagnostics) : IChildListener
{
    /// <summary>How many rows the theory has, where the child was asked for one of them.</summary>
    internal int RowCount { get; private set; }

    protected IReadOnlyList<IXunitTestCase> Cases { get; } = cases;

    protected Mouth Mouth { get; } = mouth;

    /// <summary>The child is about to be launched.</summary>
    internal abstract void Begin();

    public TimeSpan? OnMessage(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var kind = (Kind)reader.Byte();
        switch (kind)
        {
            case Kind.RowCount:
                RowCount = reader.Int();
                break;
            case Kind.Diagnostic:
                diagnostics.OnChildMessage(reader.Text());
                break;
            case Kind.ClassCleanupFailure or Kind.CollectionCleanupFailure or Kind.AssemblyCleanupFailure:
                Mouth.Hold(SuiteMessages.Create(kind, FailureFields.Read(reader), Cases));
                break;
            case Kind.Error:
                Mouth.Say(SuiteMessages.Create(kind, FailureFields.Read(reader), Cases));
                break;
            default:
                var number = CaseNumber(reader);
                OnCaseMessage(kind, number, reader);
                return kind is Kind.TestStarting ? TimeoutOf(number) : null;
        }

        return null;
    }

    /// <summary>How long a test of this case may take from now on; null if the launch is part of its time.</summary>
    protected abstract TimeSpan? TimeoutOf(int caseNumber);

    /// <summary>A message about one case.</summary>
    protected abstract void OnCaseMessage(Kind kind, int caseNumber, PayloadReader reader);

    private int CaseNumber(PayloadReader reader)
    {
        var number = reader.Int();
        return number >= 0 && number < Cases.Count
            ? number
            : throw new InvalidDataException($"a message is about test case {number} of {Cases.Count}");
    }
}
