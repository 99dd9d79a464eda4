using System.Reflection;
using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>Finds the two native files, wherever NuGet or the build put them.</summary>
internal static class NativeFiles
{
    private static readonly Lazy<bool> Resolver = new(SetResolver);
    private static readonly Lazy<nint> Library = new(() => NativeLibrary.Load(Require("libisolation.so")));

    internal static string Rid { get; } = "linux-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>For the static constructor of every class that imports from our own library.</summary>
    internal static void InstallResolver() => _ = Resolver.Value;

    /// <exception cref="FileNotFoundException">The file is in none of the places; the message lists them.</exception>
    internal static string Require(string file) =>
        Find(file) ?? throw new FileNotFoundException(
            $"Isolation's native file {file} for {Rid} was not found. Looked in: {string.Join(", ", Folders())}. "
            + "It comes with the package Isolation.Core (runtimes/" + Rid + "/native); a publish with another runtime identifier leaves it out.");

    internal static string? Find(string file) =>
        Folders().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static bool SetResolver()
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeFiles).Assembly, (name, _, _) => name == Libraries.Isolation ? Library.Value : 0);
        return true;
    }

    private static IEnumerable<string> Folders()
    {
        var own = Path.GetDirectoryName(typeof(NativeFiles).Assembly.Location)!;
        yield return Path.Combine(own, "runtimes", Rid, "native");
        yield return own;
        // A package that was not copied: lib/net10.0 beside runtimes.
        yield return Path.GetFullPath(Path.Combine(own, "..", "..", "runtimes", Rid, "native"));
        var search = (string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "";
        foreach (var folder in search.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }
    }
}
