using System.Runtime.InteropServices;

namespace Isolation.Native.Tests.Staging;

/// <summary>Where the build left the programs under test and those that stage them.</summary>
internal static class Files
{
    private static readonly string Native = Path.Combine(
        AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", "native");

    internal static string Init { get; } = Environment.GetEnvironmentVariable("ISOLATION_INIT") ?? Path.Combine(Native, "isolation-init");

    internal static string Library { get; } = Path.Combine(Native, "libisolation.so");

    internal static string Probe { get; } = Tool("probe");

    internal static string Refuse { get; } = Tool("refuse");

    internal static string NoUserNamespaces { get; } = Tool("nouserns");

    private static string Tool(string name) => Path.Combine(AppContext.BaseDirectory, "tools", name);
}
