using Xunit.Abstractions;
using Xunit.Sdk;

namespace Specimens;

/// <summary>A discoverer that makes several test cases of one method, each with data of its own that must survive serialisation.</summary>
[XunitTestCaseDiscoverer("Specimens.RepeatFactDiscoverer", SpecimenAssembly.Name)]
[AttributeUsage(AttributeTargets.Method)]
public sealed class RepeatFactAttribute(int times) : FactAttribute
{
    public int Times => times;
}

public sealed class RepeatFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact)
    {
        var times = (int)fact.GetConstructorArguments().Single();
        if (times < 1)
        {
            return [new ExecutionErrorTestCase(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method, $"RepeatFact({times}): at least 1 is needed")];
        }

        return Enumerable.Range(1, times).Select(number => new RepeatTestCase(diagnostics, method, number));
    }
}

public sealed class RepeatTestCase : XunitTestCase
{
    private int number;

    [Obsolete("For the deserialiser.")]
    public RepeatTestCase()
    {
    }

    public RepeatTestCase(IMessageSink diagnostics, ITestMethod method, int number)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method) => this.number = number;

    public static int Running { get; private set; }

    protected override string GetUniqueID() => $"{base.GetUniqueID()}-{number}";

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => $"{base.GetDisplayName(factAttribute, displayName)} #{number}";

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        Running = number;
        return base.RunAsync(diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource);
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        data.AddValue(nameof(number), number);
        base.Serialize(data);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        number = data.GetValue<int>(nameof(number));
        base.Deserialize(data);
    }
}

public class Repeats
{
    [RepeatFact(3)]
    public void OnlyTheSecondFails() => Assert.NotEqual(2, RepeatTestCase.Running);

    [RepeatFact(0)]
    public void DiscovererComplains() => Assert.Fail("never runs");
}
