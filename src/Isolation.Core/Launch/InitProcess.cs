using System.Globalization;
using Isolation.Interop;
using Isolation.Namespaces;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>isolation-init, started: the world it makes, and the runner's ends of what connects them.</summary>
internal sealed record InitProcess(int Supervisor, ChildChannels Channels)
{
    /// <summary>Starts isolation-init, which makes the world and executes the command in it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="command">The body, as execve(2) takes it.</param>
    /// <param name="setting">Environment and working directory.</param>
    /// <param name="request">The body's descriptor 3; closed here.</param>
    internal static InitProcess Start(World world, IReadOnlyList<string> command, RunSetting setting, SafeFileHandle request)
    {
        var channels = ChildChannels.Create(Script.Encode(world, command), request, out var childEnds);
        try
        {
            var supervisor = Processes.Spawn(InitProgram.Path, ["isolation-init"], setting.Environment, childEnds, setting.WorkingDirectory);
            return new InitProcess(supervisor, channels);
        }
        catch
        {
            channels.Dispose();
            throw;
        }
        finally
        {
            ChildChannels.Close(childEnds);
        }
    }

    /// <summary>Listens to the child, on a thread of its own, until it is gone.</summary>
    internal Task<ChildEnd> PumpAsync(World world, IChildListener listener) =>
        PumpThread.RunAsync(Supervisor.ToString(CultureInfo.InvariantCulture), () =>
        {
            try
            {
                using (Channels)
                {
                    return new ChildPump(Channels, world, listener).Run();
                }
            }
            finally
            {
                Processes.Reap(Supervisor);
            }
        });
}
