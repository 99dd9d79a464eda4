using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Specimens;

/// <summary>What the runtime says of itself.</summary>
[IsolatedNetwork]
public class Settings(ITestOutputHelper output)
{
    [Fact]
    public void Of_the_collector()
    {
        output.WriteLine($"server: {GCSettings.IsServerGC}, generations: {GC.MaxGeneration}");
        var memory = GC.GetGCMemoryInfo(GCKind.Any);
        output.WriteLine($"available: {memory.TotalAvailableMemoryBytes}, high: {memory.HighMemoryLoadThresholdBytes}");
    }

    [Fact]
    public void Of_the_collectors_latency() => output.WriteLine($"{GCSettings.LatencyMode}");

    [Fact]
    public void Of_the_collector_that_were_configured()
    {
        foreach (var (name, value) in GC.GetConfigurationVariables().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{name}: {value}");
        }
    }

    [Fact]
    public void Of_the_application()
    {
        foreach (var name in (string[])["TRUSTED_PLATFORM_ASSEMBLIES", "APP_PATHS", "APP_CONTEXT_BASE_DIRECTORY", "APP_CONTEXT_DEPS_FILES", "FX_DEPS_FILE", "PROBING_DIRECTORIES", "NATIVE_DLL_SEARCH_DIRECTORIES", "RUNTIME_IDENTIFIER", "Specimens.Switch", "System.GC.Server", "System.Runtime.TieredCompilation", "GCHeapHardLimit", "HOST_RUNTIME_CONTRACT"])
        {
            output.WriteLine($"{name}: {(name == "HOST_RUNTIME_CONTRACT" ? AppContext.GetData(name) is not null : AppContext.GetData(name))}");
        }

        output.WriteLine($"target: {AppContext.TargetFrameworkName}, switch: {AppContext.TryGetSwitch("Specimens.Switch", out var value)} {value}");
    }

    [Fact]
    public void Of_the_platform()
    {
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.ProcessArchitecture}");
        output.WriteLine($"{Environment.Version}, {Environment.OSVersion}, {Environment.ProcessorCount} processors, pages of {Environment.SystemPageSize}");
        output.WriteLine($"dynamic code: {RuntimeFeature.IsDynamicCodeSupported}, compiled: {RuntimeFeature.IsDynamicCodeCompiled}, debugger: {System.Diagnostics.Debugger.IsAttached}");
        output.WriteLine($"zone: {TimeZoneInfo.Local.Id}, culture: {CultureInfo.CurrentCulture.Name}, {CultureInfo.InstalledUICulture.Name}, of the system: {CultureInfo.CurrentCulture.TextInfo.ListSeparator}");
        output.WriteLine($"tick: {System.Diagnostics.Stopwatch.Frequency}, vector: {System.Numerics.Vector.IsHardwareAccelerated} {System.Numerics.Vector<byte>.Count}");
    }

    [Fact]
    public void Load_contexts()
    {
        foreach (var context in AssemblyLoadContext.All)
        {
            output.WriteLine($"{context.Name} {context.GetType().Name} collectible: {context.IsCollectible}");
        }
    }

    [Fact]
    public void Loaded_assemblies()
    {
        foreach (var name in AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name).Order(StringComparer.Ordinal))
        {
            output.WriteLine(name!);
        }
    }

    [Fact]
    public void Mapped_libraries()
    {
        foreach (var path in File.ReadLines("/proc/self/maps").Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries)).Where(fields => fields.Length == 6 && fields[5].Contains(".so", StringComparison.Ordinal)).Select(fields => Path.GetFileName(fields[5])).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(path);
        }
    }
}
