using System.Runtime;
using Xunit.Abstractions;

namespace Specimens;

/// <summary>What a body finds around it.</summary>
public class Surroundings(ITestOutputHelper output)
{
    [Fact]
    public void Look()
    {
        var here = Path.GetDirectoryName(typeof(Surroundings).Assembly.Location);
        output.WriteLine($"working directory is the assembly's: {Environment.CurrentDirectory == here}");
        output.WriteLine($"base directory is the assembly's: {AppContext.BaseDirectory.TrimEnd('/') == here}");
        output.WriteLine($"switch of the project's runtimeconfig: {AppContext.TryGetSwitch("Specimens.Switch", out var value)} {value}");
        output.WriteLine($"server GC: {GCSettings.IsServerGC}, 64 bits: {Environment.Is64BitProcess}");
        output.WriteLine($"synchronisation context: {SynchronizationContext.Current?.GetType().Name}");
        output.WriteLine($"background thread: {Thread.CurrentThread.IsBackground}, apartment: {Thread.CurrentThread.GetApartmentState()}");
        output.WriteLine($"user: {Environment.UserName}");
        output.WriteLine($"PATH: {Environment.GetEnvironmentVariable("PATH")}");
        output.WriteLine($"own assemblies resolve: {Type.GetType($"Specimens.Widget, {SpecimenAssembly.Name}") is not null}");
    }

    [Fact]
    public void StandardInputIsAtItsEnd() => Assert.Equal("", Console.In.ReadToEnd());

    [Fact]
    public async Task ContinuesWithoutAContextAfterConfigureAwait()
    {
        await Task.Delay(1).ConfigureAwait(false);
        output.WriteLine($"then: {SynchronizationContext.Current?.GetType().Name}");
    }
}
