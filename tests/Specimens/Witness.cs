using System.Reflection;
using Isolation;
using Specimens;
using Xunit.Sdk;

[assembly: Witness]

namespace Specimens;

/// <summary>Notes before each test where it runs, so that a run that isolated nothing cannot look like one that did.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WitnessAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest)
    {
        if (Environment.GetEnvironmentVariable("SPECIMEN_WITNESS") is not { } path)
        {
            return;
        }

        var context = IsolationContext.Current is null ? "no context" : "context";
        var network = File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)!.Name;
        File.AppendAllText(path, $"{methodUnderTest.DeclaringType!.Name}.{methodUnderTest.Name}\t{context}\t{network}\t{Environment.ProcessId}\n");
    }
}
