using System.Reflection;
using Isolation;
using Isolation.Testing;
using Xunit.Sdk;

[assembly: RequireIsolation]

namespace Isolation.Testing;

/// <summary>
/// Keeps a test that asks for isolation from running without it: where nothing isolates, these tests would pass for nothing, or do to the host
/// what they mean to do to themselves.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RequireIsolationAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest)
    {
        var asksFor = methodUnderTest.GetCustomAttributes<IsolationAttribute>().Any()
            || (methodUnderTest.ReflectedType!.GetCustomAttributes<IsolationAttribute>().Any() && !methodUnderTest.IsDefined(typeof(NotIsolatedAttribute)));
        if (asksFor && IsolationContext.Current is null)
        {
            throw new InvalidOperationException("This test asks for isolation and runs without.");
        }
    }
}
