using System.Globalization;
using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;

namespace Isolation.Launch;

/// <summary>A fresh CLR for every request.</summary>
internal sealed class ColdLauncher(Suite suite, RunSetting setting) : ILauncher
{
    private static readonly Lazy<string[]> HostNamespaces = new(NamespaceNames.ReadOwn);
    private static ulong s_launches;

    /// <summary>Tells launches of this process apart, whichever launcher they come from.</summary>
    internal static ulong NextLaunch() => Interlocked.Increment(ref s_launches);

    public Task<ChildEnd> LaunchAsync(LaunchRequest request, IChildListener listener)
    {
        var world = WorldBuilder.Build(request.Plan, HostFacts.Current, setting.WorkingDirectory, NextLaunch());
        var ask = Descriptors.Memory("isolation-request", Ask(suite, request, world).Span);
        return InitProcess.Start(world, DotnetCommand.For(suite.AssemblyPath), setting, ask).PumpAsync(world, listener);
    }

    public void Dispose()
    {
    }

    internal static ReadOnlyMemory<byte> Ask(Suite suite, LaunchRequest request, World world) => new ChildRequest
    {
        EntryType = suite.EntryType,
        AssemblyPath = suite.AssemblyPath,
        Plan = world.Plan,
        HostNamespaces = HostNamespaces.Value,
        Culture = CultureInfo.CurrentCulture.Name,
        UICulture = CultureInfo.CurrentUICulture.Name,
        Payload = request.Payload,
    }.Encode();
}
