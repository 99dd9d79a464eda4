using System.Globalization;
using Isolation.Interop;
using Isolation.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Child;

/// <summary>The life of a child, cold or forked: from the request at descriptor 3, by frames on descriptor 4, to the exit.</summary>
internal static class ChildRun
{
    internal const int RequestDescriptor = 3;
    internal const int FrameDescriptor = 4;
    internal const int Failed = 70;

    /// <summary>Runs what is asked and exits the process.</summary>
    internal static int Run()
    {
        var request = ReadRequest(Descriptors.Own(RequestDescriptor));
        Descriptors.SetCloseOnExec(FrameDescriptor);
        var frames = new FrameWriter(Descriptors.Own(FrameDescriptor));
        try
        {
            Run(request, frames);
        }
        catch (Exception error)
        {
            frames.GiveUp($"The isolated child could not run its test: {error}");
            Environment.Exit(Failed);
        }

        // Foreground threads that the test left behind must not keep the process.
        Environment.Exit(0);
        return 0;
    }

    /// <summary>In a fork server: goes the same way, but for its end, with frames that nobody reads.</summary>
    internal static void Rehearse(ChildRequest request)
    {
        var thread = new Thread(() =>
        {
            using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
            var read = ReadRequest(Descriptors.Memory("isolation-rehearsal", request.Encode().Span));
            Run(read with { Culture = CultureInfo.CurrentCulture.Name, UICulture = CultureInfo.CurrentUICulture.Name }, new FrameWriter(nowhere));
            IsolationContext.Current = null;
        });
        thread.Start();
        thread.Join();
    }

    private static void Run(ChildRequest request, FrameWriter frames)
    {
        ApplyCultures(request);
        var inside = NamespaceNames.ReadOwn();
        var context = new IsolationContext(request.Plan, NamespaceNames.Pair(inside, request.HostNamespaces));
        NamespaceCheck.Require(context);
        IsolationContext.Current = context;
        frames.Send(FrameKind.Hello, new HelloFrame(Environment.ProcessId, ReadStartTime(), inside).Encode());

        var entry = ChildEntries.Create(request.EntryType);
        entry.RunAsync(request.AssemblyPath, request.Payload, payload => frames.Send(FrameKind.Message, payload)).GetAwaiter().GetResult();
        frames.Send(FrameKind.Done);
    }

    /// <summary>After the command's name, which stands in parentheses and may hold anything.</summary>
    private static string ReadStartTime()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
    }

    /// <summary>Sets the runner's cultures where they are not what this process has by itself.</summary>
    private static void ApplyCultures(ChildRequest request)
    {
        if (CultureInfo.CurrentCulture.Name != request.Culture)
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(request.Culture);
        }

        if (CultureInfo.CurrentUICulture.Name != request.UICulture)
        {
            CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(request.UICulture);
        }
    }

    private static ChildRequest ReadRequest(SafeFileHandle descriptor)
    {
        using var stream = new FileStream(descriptor, FileAccess.Read, bufferSize: 0);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return ChildRequest.Decode(bytes.ToArray());
    }
}
