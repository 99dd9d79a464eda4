namespace Isolation.Xunit.Tests;

internal static class Eventually
{
    /// <summary>Waits until something is so; fails when it is not so after a time that even a busy machine does not need.</summary>
    public static void True(Func<bool> condition, string what)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(30); !condition(); Thread.Sleep(10))
        {
            Assert.True(DateTime.UtcNow < deadline, $"not after 30 s: {what}");
        }
    }
}
