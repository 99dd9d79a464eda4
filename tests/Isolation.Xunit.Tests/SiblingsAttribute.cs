using System.Reflection;
using Xunit.Sdk;

namespace Isolation.Xunit.Tests;

/// <summary>Rows 1 to <c>count</c> of a theory whose bodies meet. Discovery calls it in the runner, which so has a <see cref="RunId"/> before it starts a child.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SiblingsAttribute(int count) : DataAttribute
{
    public int Count => count;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        RunId.Choose();
        return Enumerable.Range(1, count).Select(sibling => new object[] { sibling });
    }
}
