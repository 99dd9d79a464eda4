using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Isolation.Native.Tests.Staging;

/// <summary>Collects status records as they come, on a thread of its own.</summary>
internal sealed class StatusReader : IDisposable
{
    private readonly List<Status> records = [];
    private readonly FileStream stream;
    private readonly Thread thread;
    private bool ended;

    internal StatusReader(SafeFileHandle handle)
    {
        stream = new FileStream(handle, FileAccess.Read, 0);
        thread = new Thread(Read) { IsBackground = true };
        thread.Start();
    }

    internal IReadOnlyList<Status> All
    {
        get
        {
            lock (records)
            {
                return [.. records];
            }
        }
    }

    internal Status Await(StatusKind kind, TimeSpan patience, Func<string> describe)
    {
        var end = DateTime.UtcNow + patience;
        lock (records)
        {
            for (;;)
            {
                if (records.Find(record => record.Kind == kind) is { } found)
                {
                    return found;
                }

                Assert.True(!ended && DateTime.UtcNow < end, $"No {kind}. {describe()}");
                Monitor.Wait(records, TimeSpan.FromMilliseconds(100));
            }
        }
    }

    internal void AwaitEnd(TimeSpan patience, Func<string> describe) =>
        Assert.True(thread.Join(patience), $"The status descriptor stayed open. {describe()}");

    public void Dispose()
    {
        if (thread.Join(TimeSpan.FromSeconds(2)))
        {
            stream.Dispose();
        }
    }

    private void Read()
    {
        Span<byte> bytes = stackalloc byte[16];
        while (stream.ReadAtLeast(bytes, 16, throwOnEndOfStream: false) == 16)
        {
            lock (records)
            {
                records.Add(new Status(
                    (StatusKind)BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                    BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
                    BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
                    BinaryPrimitives.ReadInt32LittleEndian(bytes[12..])));
                Monitor.PulseAll(records);
            }
        }

        lock (records)
        {
            ended = true;
            Monitor.PulseAll(records);
        }
    }
}
