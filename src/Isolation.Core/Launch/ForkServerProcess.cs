using System.Diagnostics;
using System.Globalization;
using Isolation.Child;
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
    internal static ForkServerProcess Start(LaunchRequest request, RunSetting setting)
    {
        var start = Stopwatch.GetTimestamp();
        var world = ServerWorld.Build(HostFacts.Current, setting.WorkingDirectory);
        var (ours, theirs) = Interop.Channel.Open();
        var init = InitProcess.Start(
            world, [.. DotnetCommand.For(request.AssemblyPath), Program.ForkServerArgument], ForkServerEnvironment.Apply(setting), theirs);
        var server = new ForkServerProcess(ours, init.Channels, init.PumpAsync(world, DeafListener.Instance));
        server.AwaitReady(new ServerRequest(request.AssemblyPath, request.EntryType, ForkServerEnvironment.OwnNames, ForkServerEnvironment.Replaced(setting)));
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
        init = null;
        lock (_lock)
        {
            try
            {
                Interop.Channel.Send(Channel, [1], descriptors);
                var answer = Interop.Channel.Receive(Channel, received, out var count, AnswerTimeout);
                init = count > 0 ? Descriptors.Own(received[0]) : null;
                return answer is null ? null : ForkAnswer.Decode(answer);
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                // A server that does not answer is of no more use than a dead one.
                Dispose();
                return null;
            }
        }
    }

    /// <summary>How it died, for whoever wants to know.</summary>
    internal string DescribeEnd() => _end.Wait(TimeSpan.FromSeconds(2)) ? EndText.Of(_end.Result) : "It does not answer.";

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
            if (Receive(ReadyTimeout) is { } message)
            {
                Refusal = ServerReady.Decode(message).Refusal;
                return;
            }

            Refusal = "it died while it got ready. " + DescribeEnd();
        }
        catch (TimeoutException)
        {
            Refusal = string.Create(CultureInfo.InvariantCulture, $"it was not ready within {ReadyTimeout / 1000} s");
        }
        catch (IOException error)
        {
            Refusal = error.Message + ". " + DescribeEnd();
        }
    }

    private byte[]? Receive(int timeout) => Interop.Channel.Receive(Channel, [], out _, timeout);
}
