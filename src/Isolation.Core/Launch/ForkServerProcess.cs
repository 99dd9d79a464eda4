using System.Diagnostics;
using System.Globalization;
using Isolation.Interop;
using Isolation.Namespaces;
using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Launch;

/// <summary>A fork server, as the runner sees it.</summary>
internal sealed class ForkServerProcess : IDisposable
{
    private const int ReadyTimeout = 120_000;
    private const int AnswerTimeout = 30_000;

    private readonly SafeFileHandle _channel;
    private readonly ChildChannels _channels;
    private readonly Task<ChildEnd> _end;
    private readonly Lock _lock = new();

    private ForkServerProcess(SafeFileHandle channel, ChildChannels channels, Task<ChildEnd> end)
    {
        _channel = channel;
        _channels = channels;
        _end = end;
    }

    /// <summary>Why it cannot fork; "" if it can.</summary>
    internal string Refusal { get; private set; } = "";

    internal TimeSpan ReadyAfter { get; private set; }

    internal bool HasDied => _end.IsCompleted;

    private int Channel => (int)_channel.DangerousGetHandle();

    /// <summary>Starts a server and waits until it is ready, or says that it never will be.</summary>
    internal static ForkServerProcess Start(Suite suite, RunSetting setting)
    {
        var start = Stopwatch.GetTimestamp();
        var world = ServerWorld.Build(HostFacts.Current, setting.WorkingDirectory);
        var (ours, theirs) = Interop.Channel.Open();
        var init = InitProcess.Start(
            world, DotnetCommand.For(suite.AssemblyPath), ForkServerEnvironment.Apply(setting), theirs);
        var server = new ForkServerProcess(ours, init.Channels, init.PumpAsync(world, DeafListener.Instance));
        server.AwaitReady(new ServerRequest(suite, ForkServerEnvironment.OwnNames, ForkServerEnvironment.Replaced(setting)));
        server.ReadyAfter = Stopwatch.GetElapsedTime(start);
        return server;
    }

    /// <summary>Has a child forked that is connected with these ends.</summary>
    /// <param name="childEnds">Its descriptors, as isolation-init has them.</param>
    /// <param name="init">A pidfd of its PID 1, if there is a child.</param>
    /// <returns>Null if the server has died.</returns>
    internal ForkAnswer? Fork(SafeFileHandle?[] childEnds, out SafeFileHandle? init)
    {
        var descriptors = Array.ConvertAll(childEnds, end => (int)end!.DangerousGetHandle());
        Span<int> received = stackalloc int[1];
        Span<byte> buffer = stackalloc byte[ForkAnswer.Length];
        init = null;
        lock (_lock)
        {
            if (_channel.IsClosed)
            {
                return null;
            }

            try
            {
                Interop.Channel.Send(Channel, [1], descriptors);
                if (Interop.Channel.Receive(Channel, buffer, received, out var count, AnswerTimeout) == ForkAnswer.Length)
                {
                    init = count > 0 ? Descriptors.Own(received[0]) : null;
                    return ForkAnswer.Decode(buffer);
                }
            }
            catch (IOException)
            {
            }

            // A server that does not answer is of no more use than a dead one.
            Dispose();
            return null;
        }
    }

    /// <summary>Why it died, to follow a "because".</summary>
    internal string DescribeEnd() => _end.Wait(TimeSpan.FromSeconds(2)) ? EndText.OfServer(_end.Result) : "it does not answer.";

    public void Dispose()
    {
        _channel.Dispose();
        _channels.Kill();
    }

    private void AwaitReady(ServerRequest request)
    {
        try
        {
            Interop.Channel.Send(Channel, request.Encode().Span);
            var buffer = new byte[Interop.Channel.MaxMessage];
            Refusal = Interop.Channel.Receive(Channel, buffer, [], out _, ReadyTimeout) switch
            {
                Interop.Channel.TimedOut => string.Create(CultureInfo.InvariantCulture, $"it was not ready within {ReadyTimeout / 1000} s"),
                0 => "it died while it got ready, because " + DescribeEnd(),
                var length => ServerReady.Decode(buffer.AsMemory(0, length)).Refusal,
            };
        }
        catch (IOException error)
        {
            Refusal = error.Message + ". " + DescribeEnd();
        }
    }
}
