using System.Reflection;
using Isolation;
using Specimens;
using Xunit.Sdk;

[assembly: Witness]

namespace Specimens;

/// <summary>Notes where and when each test runs, so that a run that isolated nothing cannot look like one that did.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WitnessAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest) => Note("begins", methodUnderTest);

    public override void After(MethodInfo methodUnderTest) => Note("ends", methodUnderTest);

    private static void Note(string what, MethodInfo method)
    {
        var context = IsolationContext.Current is null ? "no context" : "context";
        var network = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        Journal.Write($"{what}\t{method.ReflectedType!.Name}.{method.Name}\t{context}\t{network}");
    }
}
