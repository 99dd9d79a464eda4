using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>A child forked into its world. It waits there until it is told what to run.</summary>
internal sealed class ForkedChild : IDisposable
{
    /// <summary>A script ends with a command; that of a forked child is running already.</summary>
    private static readonly string[] NoCommand = ["forked"];

    private readonly ChildChannels _channels;
    private readonly SafeFileHandle _request;
    private readonly World _world;

    private ForkedChild(World world, ChildChannels channels, SafeFileHandle request, ForkAnswer answer)
    {
        _world = world;
        _channels = channels;
        _request = request;
        Answer = answer;
    }

    /// <summary>What the server said. Where that is a failure there is no child, only the channels, which may tell more.</summary>
    internal ForkAnswer Answer { get; }

    /// <summary>Whether its PID 1, which alone holds the status channel, is there.</summary>
    internal bool IsAlive => Answer.Stage == 0 && !Poll.HasHungUp(_channels.Status);

    /// <summary>Null if the server has died.</summary>
    internal static ForkedChild? Fork(ForkServerProcess server, World world)
    {
        var (childRequest, request) = Descriptors.Pipe();
        var channels = ChildChannels.Create(Script.Encode(world, NoCommand), childRequest, out var childEnds);
        ForkedChild? child = null;
        try
        {
            if (server.Fork(childEnds, out var init) is { } answer)
            {
                child = new ForkedChild(world, channels, request, answer);
                if (init is not null)
                {
                    channels.KillBy(init);
                }
            }

            return child;
        }
        finally
        {
            ChildChannels.Close(childEnds);
            if (child is null)
            {
                channels.Dispose();
                request.Dispose();
            }
        }
    }

    /// <summary>Tells it what to run and listens until it is gone.</summary>
    internal ChildEnd Run(Suite suite, LaunchRequest request, IChildListener listener)
    {
        var world = _world with { Plan = request.Plan with { Namespaces = _world.Plan.Namespaces } };
        try
        {
            using var stream = new FileStream(_request, FileAccess.Write, bufferSize: 0);
            stream.Write(ColdLauncher.Ask(suite, request, world).Span);
        }
        catch (IOException)
        {
            // It is gone before it has read all; the status channel tells why.
        }

        return new ChildPump(_channels, world, listener).Run();
    }

    /// <summary>Kills it, if it still lives.</summary>
    public void Dispose()
    {
        _channels.Kill();
        _request.Dispose();
        _channels.Dispose();
    }
}
