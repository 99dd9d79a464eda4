namespace Isolation.Fork.Tests;

/// <summary>How a server is started.</summary>
internal sealed record ServerSetting(string Name, bool InUserNamespace, params (string Name, string Value)[] Runtime)
{
    private static readonly (string, string)[] Needed = [("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_DbgEnableMiniDump", "0")];

    internal static ServerSetting Lean { get; } = new("lean", false,
        ("DOTNET_TieredCompilation", "0"), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_gcConcurrent", "0"));

    /// <summary>Every background thread that the runtime has.</summary>
    internal static ServerSetting Full { get; } = new("full", false,
        ("DOTNET_TieredCompilation", "1"), ("DOTNET_EnableDiagnostics", "1"), ("DOTNET_gcConcurrent", "1"));

    internal static ServerSetting ServerGC { get; } = new("server GC", false, ("DOTNET_gcServer", "1"));

    internal static ServerSetting Nested { get; } = Lean with { Name = "in a user namespace", InUserNamespace = true };

    internal IEnumerable<(string Name, string Value)> Variables => [.. Needed, .. Runtime];

    internal static ServerSetting Named(string name) => new[] { Lean, Full, ServerGC, Nested }.Single(setting => setting.Name == name);
}
