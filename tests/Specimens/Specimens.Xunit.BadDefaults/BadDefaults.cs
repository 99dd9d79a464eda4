[assembly: Isolation.IsolationDefaults(TimeoutSeconds = 0, MaxParallel = -1)]

namespace Specimens;

public class BadDefaults
{
    [Fact, IsolatedProcess]
    public void Isolated() => Assert.Fail("this body must not run");

    [Fact]
    public void Plain() => Assert.Null(IsolationContext.Current);
}
