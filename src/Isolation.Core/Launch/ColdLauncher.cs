using System.Globalization;
using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;

namespace Isolation.Launch;

/// <summary>A fresh CLR for every request.</summary>
internal sealed class ColdLauncher : ILauncher
{
    private static readonly Lazy<string[]> HostNamespaces = new(NamespaceNames.ReadOwn);
    private static ulong s_launches;

    public Task<ChildEnd> LaunchAsync(LaunchRequest request, IChildListener listener)
    {
        var world = WorldBuilder.Build(request.Plan, HostFacts.Current, Environment.CurrentDirectory, Interlocked.Increment(ref s_launches));
        var script = Script.Encode(world, DotnetCommand.For(request.AssemblyPath));
        var ask = new ChildRequest
        {
            EntryType = request.EntryType,
            AssemblyPath = request.AssemblyPath,
            Plan = world.Plan,
            HostNamespaces = HostNamespaces.Value,
            Culture = CultureInfo.CurrentCulture.Name,
            UICulture = CultureInfo.CurrentUICulture.Name,
            Payload = request.Payload,
        };

        var channels = ChildChannels.Create(script, ask.Encode(), out var childEnds);
        int supervisor;
        try
        {
            supervisor = Processes.Spawn(InitProgram.Path, ["isolation-init"], DotnetCommand.Environment(), childEnds, Environment.CurrentDirectory);
        }
        catch
        {
            channels.Dispose();
            throw;
        }
        finally
        {
            foreach (var end in childEnds)
            {
                end?.Dispose();
            }
        }

        return PumpOnThread(channels, world, listener, supervisor);
    }

    private static Task<ChildEnd> PumpOnThread(ChildChannels channels, World world, IChildListener listener, int supervisor)
    {
        var result = new TaskCompletionSource<ChildEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                using (channels)
                {
                    result.SetResult(new ChildPump(channels, world, listener).Run());
                }
            }
            catch (Exception error)
            {
                result.TrySetException(error);
            }
            finally
            {
                Processes.Reap(supervisor);
            }
        })
        {
            IsBackground = true,
            Name = "Isolation child " + supervisor.ToString(CultureInfo.InvariantCulture),
        };
        thread.Start();
        return result.Task;
    }
}
