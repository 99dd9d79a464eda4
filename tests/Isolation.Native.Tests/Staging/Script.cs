using System.Globalization;
using System.Text;

namespace Isolation.Native.Tests.Staging;

/// <summary>Operations of a script, numbered as in isolation.h.</summary>
internal enum Op
{
    Clone = 1, MapWrite, MapRun, Mount, MoveMount, Write, HostName, DomainName, Loopback, Unshare, MakeDirectory, ReadOnly,
    ChangeDirectory, Touch, SymbolicLink, Ambient, Exec, SetIds, SetSid, DropBounding,
}

[Flags]
internal enum StepFlags
{
    None = 0, Optional = 1, Fallback = 2,
}

/// <summary>CLONE_NEW* bits.</summary>
[Flags]
internal enum New : uint
{
    None = 0,
    Time = 0x80,
    Mount = 0x20000,
    Cgroup = 0x2000000,
    Uts = 0x4000000,
    Ipc = 0x8000000,
    User = 0x10000000,
    Pid = 0x20000000,
    Net = 0x40000000,
}

/// <summary>Writes a script record by record. A record's id is its position, so that a test can say which step it means.</summary>
internal sealed class Script
{
    private readonly MemoryStream bytes = new();

    internal uint Count { get; private set; }

    /// <summary>The id of the record added last.</summary>
    internal uint Last => Count - 1;

    /// <summary>The operation of that record.</summary>
    internal Op LastOp { get; private set; }

    /// <summary>Where each record starts.</summary>
    internal List<int> Offsets { get; } = [];

    internal Script Clone(New flags) => Add(Op.Clone, StepFlags.None, Number((uint)flags));

    internal Script Exec(params string[] command) => Add(Op.Exec, StepFlags.None, ["0", .. command]);

    internal Script ExecAsInit(params string[] command) => Add(Op.Exec, StepFlags.None, ["1", .. command]);

    internal Script Shell(string text) => Exec("/bin/sh", "-c", text);

    internal Script Mount(string source, string target, string type, MountFlags flags = 0, string data = "") =>
        Add(Op.Mount, StepFlags.None, source, target, type, Number((uint)flags), data);

    internal Script Add(Op op, params string[] arguments) => Add(op, StepFlags.None, arguments);

    internal Script Add(Op op, StepFlags flags, params string[] arguments)
    {
        Offsets.Add((int)bytes.Length);
        LastOp = op;
        Put((uint)op);
        Put((uint)flags);
        Put(Count++);
        Put((uint)arguments.Length);
        foreach (var argument in arguments)
        {
            var text = Encoding.UTF8.GetBytes(argument);
            Put((uint)text.Length);
            bytes.Write(text);
            bytes.WriteByte(0);
        }

        return this;
    }

    internal byte[] ToArray() => bytes.ToArray();

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);

    private void Put(uint number) => bytes.Write(BitConverter.GetBytes(number));
}

/// <summary>Flags of mount(2).</summary>
[Flags]
internal enum MountFlags : uint
{
    NoSuid = 2, NoDev = 4, NoExec = 8, Bind = 0x1000, Move = 0x2000, Recursive = 0x4000, Private = 0x40000,
}
