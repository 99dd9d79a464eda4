using System.Runtime.InteropServices;

namespace Isolation.Interop;

/// <summary>A NULL-terminated vector of C strings, as execve(2) takes it.</summary>
internal sealed unsafe class Utf8Vector : IDisposable
{
    private readonly int _count;

    internal Utf8Vector(string[] values)
    {
        _count = values.Length;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < _count; i++)
        {
            Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(values[i]);
        }
    }

    internal byte** Pointer { get; private set; }

    public void Dispose()
    {
        for (var i = 0; i < _count; i++)
        {
            Marshal.FreeCoTaskMem((nint)Pointer[i]);
        }

        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
