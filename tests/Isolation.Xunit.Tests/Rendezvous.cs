namespace Isolation.Xunit.Tests;

/// <summary>Where tests in processes of their own meet, which shows that they run at the same time. They share the file system, so files do.</summary>
internal static class Rendezvous
{
    public static void Of(string name, int me, int all)
    {
        var directory = $"/tmp/isolation-rendezvous-{RunId.Value}-{name}";
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, $"{me}"), "here");
        Eventually.True(() => Directory.GetFiles(directory).Length >= all, $"{all} at {name}");
    }
}

/// <summary>One value for all processes of a test run: the runner hands its environment on.</summary>
internal static class RunId
{
    private const string Variable = "ISOLATION_TESTS_RUN";

    public static string Value => Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set");

    public static void Choose()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Environment.SetEnvironmentVariable(Variable, $"{Guid.NewGuid():N}");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();
        }
    }

    private static void Remove()
    {
        foreach (var directory in Directory.GetDirectories("/tmp", $"isolation-rendezvous-{Value}-*"))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
