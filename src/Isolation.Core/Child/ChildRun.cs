using System.Globalization;
using Isolation.Interop;
using Isolation.Protocol;

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
        var request = ReadRequest();
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

    private static void Run(ChildRequest request, FrameWriter frames)
    {
        ApplyCultures(request);
        var inside = NamespaceNames.ReadOwn();
        var context = new IsolationContext(request.Plan, NamespaceNames.Pair(inside, request.HostNamespaces));
        NamespaceCheck.Require(context);
        IsolationContext.Current = context;
        frames.Send(FrameKind.Hello, new HelloFrame(Environment.ProcessId, inside).Encode());

        var entry = ChildEntries.Create(request.EntryType);
        entry.RunAsync(request.AssemblyPath, request.Payload, payload => frames.Send(FrameKind.Message, payload)).GetAwaiter().GetResult();
        frames.Send(FrameKind.Done);
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

    private static ChildRequest ReadRequest()
    {
        using var stream = new FileStream(Descriptors.Own(RequestDescriptor), FileAccess.Read, bufferSize: 0);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return ChildRequest.Decode(bytes.ToArray());
    }
}
