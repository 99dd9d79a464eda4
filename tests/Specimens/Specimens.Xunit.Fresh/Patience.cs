namespace Specimens;

/// <summary>Longer than even a busy machine needs; only a failure waits so long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    public static void Until(Func<bool> condition, string what)
    {
        for (var deadline = DateTime.UtcNow + Time; !condition(); Thread.Sleep(5))
        {
            Assert.True(DateTime.UtcNow < deadline, $"not after {Time}: {what}");
        }
    }

    public static void Wait(this ManualResetEventSlim happened, string what) => Assert.True(happened.Wait(Time), $"not after {Time}: {what}");
}
