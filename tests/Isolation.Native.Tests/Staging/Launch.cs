using System.Collections;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Native.Tests.Staging;

/// <summary>A running isolation-init, seen from where the runner is: its status records, the body's output, the lifeline.</summary>
internal sealed class Launch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<SafeFileHandle> held = [];
    private readonly StatusReader status;
    private readonly OutputReader output, errors;
    private readonly SafeFileHandle lifeline;
    private int? waitStatus;

    internal Launch(Identity who, Script script, params string[] stage)
        : this(who, script.ToArray(), withBodyPipes: false, stage)
    {
    }

    internal Launch(Identity who, byte[] script, bool withBodyPipes, params string[] stage)
    {
        var (outputEnd, outputPipe) = Libc.Pipe();
        var (errorsEnd, errorsPipe) = Libc.Pipe();
        var (statusEnd, statusPipe) = Libc.Pipe();
        var (lifelinePipe, lifelineEnd) = Libc.Pipe();
        using var nothing = File.OpenHandle("/dev/null");
        using var memory = Libc.Memory(script);
        SafeFileHandle[] handed = [nothing, outputPipe, errorsPipe, memory, statusPipe, lifelinePipe];
        if (withBodyPipes)
        {
            var (requestPipe, requestEnd) = Libc.Pipe();
            var (framesEnd, framesPipe) = Libc.Pipe();
            handed = [.. handed, requestPipe, framesPipe];
            (Request, Frames) = (requestEnd, framesEnd);
            held.AddRange([requestEnd, framesEnd]);
        }

        Pid = Start([.. who.Prefix, .. stage, Files.Init], handed);
        foreach (var handle in handed)
        {
            handle.Dispose();
        }

        lifeline = lifelineEnd;
        status = new StatusReader(statusEnd);
        output = new OutputReader(outputEnd);
        errors = new OutputReader(errorsEnd);
    }

    internal int Pid { get; }

    /// <summary>The other ends of the body's own descriptors, where the launch has them.</summary>
    internal SafeFileHandle? Request { get; }

    internal SafeFileHandle? Frames { get; }

    /// <summary>Runs to its end, says what happened.</summary>
    internal static Outcome Run(Identity who, Script script, params string[] stage)
    {
        using var launch = new Launch(who, script, stage);
        return launch.End();
    }

    internal Status Await(StatusKind kind) => status.Await(kind, Patience, Describe);

    internal void AwaitOutput(string text) => output.Await(text, Patience, Describe);

    internal void Signal(int signal) => Assert.Equal(0, Libc.Kill(Pid, signal));

    internal void HangUp() => lifeline.Dispose();

    /// <summary>
    /// The end of everything: of the status descriptor, and of the body's output, which every process that it left behind would
    /// hold open.
    /// </summary>
    internal Outcome End()
    {
        Reap();
        status.AwaitEnd(Patience, Describe);
        output.AwaitEnd(Patience, Describe);
        errors.AwaitEnd(Patience, Describe);
        return new Outcome(status.All, output.Text, errors.Text, waitStatus!.Value);
    }

    public void Dispose()
    {
        lifeline.Dispose();
        if (waitStatus is null)
        {
            Reap();
        }

        status.Dispose();
        output.Dispose();
        errors.Dispose();
        held.ForEach(handle => handle.Dispose());
    }

    private static int Start(string[] command, SafeFileHandle[] handed)
    {
        string?[] environment = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => $"{entry.Key}={entry.Value}"), null];
        int[] descriptors = [.. handed.Select(handle => (int)handle.DangerousGetHandle())];
        return Libc.Spawn(command[0], [.. command, null], environment, descriptors, descriptors.Length, null, out var pid) == 0
            ? pid
            : throw new InvalidOperationException($"{command[0]}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private void Reap()
    {
        var end = DateTime.UtcNow + Patience;
        while (waitStatus is null)
        {
            var reaped = Libc.WaitPid(Pid, out var ended, 1 /* WNOHANG */);
            waitStatus = reaped == Pid ? ended : null;
            if (waitStatus is null && (reaped == -1 || DateTime.UtcNow > end))
            {
                Libc.Kill(Pid, 9);
                Assert.Fail($"isolation-init did not end. {Describe()}");
            }

            Thread.Sleep(1);
        }
    }

    private string Describe() => $"Status: [{string.Join("; ", status.All)}] output: {output.Text} errors: {errors.Text}";
}
