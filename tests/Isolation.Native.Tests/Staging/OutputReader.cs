using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Native.Tests.Staging;

/// <summary>Collects a stream's text as it comes, on a thread of its own.</summary>
internal sealed class OutputReader : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly FileStream stream;
    private readonly Thread thread;

    internal OutputReader(SafeFileHandle handle)
    {
        stream = new FileStream(handle, FileAccess.Read, 0);
        thread = new Thread(Read) { IsBackground = true };
        thread.Start();
    }

    internal string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    internal void Await(string expected, TimeSpan patience, Func<string> describe)
    {
        var end = DateTime.UtcNow + patience;
        while (!Text.Contains(expected, StringComparison.Ordinal))
        {
            Assert.True(thread.IsAlive && DateTime.UtcNow < end, $"'{expected}' was not written. {describe()}");
            Thread.Sleep(1);
        }
    }

    internal void AwaitEnd(TimeSpan patience, Func<string> describe) =>
        Assert.True(thread.Join(patience), $"Somebody still holds the body's output open. {describe()}");

    public void Dispose()
    {
        if (thread.Join(TimeSpan.FromSeconds(2)))
        {
            stream.Dispose();
        }
    }

    private void Read()
    {
        Span<byte> bytes = stackalloc byte[4096];
        while (stream.Read(bytes) is var count and > 0)
        {
            lock (text)
            {
                text.Append(Encoding.UTF8.GetString(bytes[..count]));
            }
        }
    }
}
