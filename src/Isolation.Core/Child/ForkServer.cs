using System.Diagnostics;
using System.Globalization;
using Isolation.Interop;
using Isolation.Protocol;

namespace Isolation.Child;

/// <summary>
/// A warmed CLR that forks a child for each request.
/// </summary>
/// <remarks>
/// Constraints. Whatever this process does, every child has done: it must run no code of the test assembly, leave no thread, timer or
/// socket of its own behind, and be quiet whenever it forks. The descriptors of its channel are taken over by the child's own, so no
/// managed object here may own one of them: its finalizer would run in a child.
/// Scheme. Load, warm up, look whether this process can be forked, say so; then, on the main thread, one request after another: the
/// message brings the descriptors of a cold child, the fork puts them where a cold child has them, and from there on the child runs
/// the very code of a cold one.
/// </remarks>
internal static class ForkServer
{
    private const int ChannelDescriptor = ChildRun.RequestDescriptor;
    private const int ReapInterval = 50;
    private static readonly TimeSpan ParkTimeout = TimeSpan.FromSeconds(5);

    internal static int Run()
    {
        var start = Stopwatch.GetTimestamp();
        Descriptors.SetCloseOnExec(ChannelDescriptor);
        Descriptors.SetCloseOnExec(ChildRun.FrameDescriptor);
        if (Receive([], out _) is not { } message)
        {
            return 0;
        }

        var request = ServerRequest.Decode(message);
        var refusal = GetReady(request);
        var threads = Directory.GetDirectories("/proc/self/task").Length;
        Channel.Send(ChannelDescriptor, new ServerReady(refusal, threads, (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds).Encode().Span);
        StandardCopies.Find();
        return refusal.Length == 0 ? Serve() : 0;
    }

    private static string GetReady(ServerRequest request)
    {
        try
        {
            OwnVariables.Remove(request);
            WarmUp.Run(request);
            Preparation.Run();
            Quiet.Settle();
            return Quiet.WhyNot() ?? (Fork.TryPrepare(out var result) ? "" : Describe(result));
        }
        catch (Exception error)
        {
            return "it could not be warmed up: " + error;
        }
    }

    private static int Serve()
    {
        Span<int> descriptors = stackalloc int[ForkMoves.Count];
        while (Receive(descriptors, out var count) is not null)
        {
            if (count != ForkMoves.Count)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a request for a child came with {count} descriptors"));
            }

            if (ForkChild(descriptors))
            {
                RunChild();
            }
        }

        return 0;
    }

    /// <summary>On a thread of the child's own: the main thread has the ID that it has in all children, and its state of <see cref="Random.Shared"/>.</summary>
    private static void RunChild()
    {
        StandardCopies.Renew();
        var thread = new Thread(() => ChildRun.Run());
        thread.Start();
        thread.Join();
    }

    /// <summary>True in the child.</summary>
    private static bool ForkChild(ReadOnlySpan<int> descriptors)
    {
        var script = ForkMoves.ReadScript(descriptors);
        var forked = Fork.TryFork(script, ForkMoves.Status(descriptors), ForkMoves.For(descriptors), ParkTimeout, out var result);
        if (result.InChild != 0)
        {
            return true;
        }

        ForkMoves.Close(descriptors);
        var answer = new ForkAnswer(forked ? 0 : result.Stage, result.Errno, result.Value).Encode().Span;
        Channel.Send(ChannelDescriptor, answer, result.PidDescriptor >= 0 ? [result.PidDescriptor] : []);
        Descriptors.Close(result.PidDescriptor);
        return false;
    }

    /// <summary>Waits for the next message; in between, reaps children that have ended.</summary>
    private static byte[]? Receive(Span<int> descriptors, out int count)
    {
        while (true)
        {
            try
            {
                return Channel.Receive(ChannelDescriptor, descriptors, out count, ReapInterval);
            }
            catch (TimeoutException)
            {
                Fork.Reap();
            }
        }
    }

    private static string Describe(in Fork.Result result) => string.Create(
        CultureInfo.InvariantCulture,
        $"this process cannot be forked: {ForkStages.Describe(result.Stage, result.Errno, result.Value)}");
}
