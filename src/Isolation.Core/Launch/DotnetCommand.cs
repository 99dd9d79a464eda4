using System.Runtime.InteropServices;

namespace Isolation.Launch;

/// <summary>The command line of a fresh CLR that runs a test assembly as `dotnet test` would.</summary>
internal static class DotnetCommand
{
    /// <summary>The host of the very runtime that we run on: three levels above shared/Microsoft.NETCore.App/version/.</summary>
    internal static string Muxer { get; } = FindMuxer();

    /// <exception cref="FileNotFoundException">The assembly lacks the files that say how to run it.</exception>
    internal static string[] For(string assemblyPath)
    {
        var folder = Path.GetDirectoryName(assemblyPath)!;
        var core = Path.Combine(folder, "Isolation.Core.dll");
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(assemblyPath));
        var runtimeConfig = stem + ".runtimeconfig.json";
        Require(runtimeConfig, "The test project must be an executable, as Microsoft.NET.Test.Sdk makes it (OutputType Exe).");
        Require(core, "A test project's references must be copied to its output folder (CopyLocalLockFileAssemblies).");
        var dependencies = stem + ".deps.json";
        return File.Exists(dependencies)
            ? [Muxer, "exec", "--runtimeconfig", runtimeConfig, "--depsfile", dependencies, core]
            : [Muxer, "exec", "--runtimeconfig", runtimeConfig, core];
    }

    private static string FindMuxer()
    {
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(path) ? path : Environment.ProcessPath ?? "dotnet";
    }

    private static void Require(string path, string remedy)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"An isolated test needs {path}, which is not there. {remedy}", path);
        }
    }
}
