using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Fork.TestServer;

/// <summary>What a check knows of its surroundings.</summary>
internal sealed class ChildContext(SafeFileHandle channel, int serverPid, string[] serverThreads)
{
    internal int ServerPid => serverPid;

    internal string[] ServerThreads => serverThreads;

    /// <summary>Straight to the server, with no buffer that an exit could lose.</summary>
    internal void Say(string text)
    {
        using var stream = new FileStream(new SafeFileHandle(channel.DangerousGetHandle(), false), FileAccess.Write, 0);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    internal static string[] ListThreads() => [.. Directory.GetDirectories("/proc/self/task")
        .Select(task => Path.GetFileName(task) + " " + File.ReadAllText(task + "/comm").Trim()).Order(StringComparer.Ordinal)];
}
