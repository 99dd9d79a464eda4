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
    internal const int ChannelDescriptor = ChildRun.RequestDescriptor;
    private const int ReapInterval = 50;
    private static byte[] s_script = new byte[16 * 1024];
    private static readonly TimeSpan ParkTimeout = TimeSpan.FromSeconds(5);

    internal static int Run()
    {
        var start = Stopwatch.GetTimestamp();
        Descriptors.SetCloseOnExec(ChannelDescriptor);
        Descriptors.SetCloseOnExec(ChildRun.FrameDescriptor);
        if (ReceiveRequest() is not { } request)
        {
            return 0;
        }

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
            WarmUp.Run(request.Suite);
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
        Span<byte> message = stackalloc byte[16];
        while (Receive(message, descriptors, out var count) > 0)
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
        Span<int> pairs = stackalloc int[2 * ForkMoves.Count];
        var moves = ForkMoves.Fill(pairs, descriptors);
        var length = ForkMoves.ReadScript(s_script, descriptors);
        while (length == s_script.Length)
        {
            s_script = new byte[2 * length];
            length = ForkMoves.ReadScript(s_script, descriptors);
        }

        var forked = Fork.TryFork(s_script.AsSpan(0, length), ForkMoves.Status(descriptors), moves, ParkTimeout, out var result);
        if (result.InChild != 0)
        {
            return true;
        }

        ForkMoves.Close(descriptors);
        Channel.Send(ChannelDescriptor, ForkAnswer.Encode([forked ? 0 : result.Stage, result.Errno, result.Value]), result.PidDescriptor >= 0 ? [result.PidDescriptor] : []);
        Descriptors.Close(result.PidDescriptor);
        return false;
    }

    private static ServerRequest? ReceiveRequest()
    {
        var buffer = new byte[Channel.MaxMessage];
        var length = Receive(buffer, [], out _);
        return length == 0 ? null : ServerRequest.Decode(buffer.AsMemory(0, length));
    }

    /// <summary>Waits for the next message; in between, reaps children that have ended.</summary>
    /// <returns>Its length, 0 when the runner is gone.</returns>
    private static int Receive(Span<byte> buffer, Span<int> descriptors, out int count)
    {
        int length;
        while ((length = Channel.Receive(ChannelDescriptor, buffer, descriptors, out count, ReapInterval)) == Channel.TimedOut)
        {
            Fork.Reap();
        }

        return length;
    }

    private static string Describe(in Fork.Result result) => string.Create(
        CultureInfo.InvariantCulture,
        $"this process cannot be forked: {ForkStages.Describe(result.Stage, result.Errno, result.Value)}");
}
