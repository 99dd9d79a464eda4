using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>Makes steps for one namespace and one cause: the arguments for isolation-init, and beside them the call as a manual page spells it.</summary>
internal sealed record Step(NamespaceKind Kind, string Cause, SetupStepFlags Flags = SetupStepFlags.None)
{
    public Step Optional => this with { Flags = SetupStepFlags.Optional };

    /// <summary>Only if the step before it, which was optional, failed.</summary>
    public Step Fallback => this with { Flags = SetupStepFlags.Fallback };

    public Step OptionalFallback => this with { Flags = SetupStepFlags.Optional | SetupStepFlags.Fallback };

    public SetupStep CloneProcess(NamespaceKind kinds) =>
        Make(SetupOp.Clone, $"clone({NamespaceTable.CloneNames(kinds)})", Text(NamespaceTable.CloneFlags(kinds)));

    public SetupStep Unshare(NamespaceKind kinds) =>
        Make(SetupOp.Unshare, $"unshare({NamespaceTable.CloneNames(kinds)})", Text(NamespaceTable.CloneFlags(kinds)));

    public SetupStep MapWrite(string file, string content) =>
        Make(SetupOp.MapWrite, $"write(\"/proc/PID/{file}\", \"{content.TrimEnd('\n').Replace("\n", "\\n")}\")", file, content);

    public SetupStep MapRun(string program, IEnumerable<string> arguments)
    {
        string[] all = [.. arguments];
        return Make(SetupOp.MapRun, $"{Path.GetFileName(program)} PID {string.Join(' ', all)}", [program, .. all]);
    }

    public SetupStep Mount(string source, string target, string type, MountFlags flags, string data = "")
    {
        var tail = data.Length > 0 ? $", {Quote(data)}" : "";
        return Make(
            SetupOp.Mount, $"mount({Quote(source)}, {Quote(target)}, {Quote(type)}, {MountFlagNames.Of(flags)}{tail})", source, target, type, Text((uint)flags), data);
    }

    public SetupStep Bind(string source, string target, bool recursive = true) =>
        Mount(source, target, "", recursive ? MountFlags.Bind | MountFlags.Recursive : MountFlags.Bind);

    public SetupStep Move(string source, string target) => Mount(source, target, "", MountFlags.Move);

    public SetupStep Write(string path, string content) =>
        Make(SetupOp.Write, $"write({Quote(path)}, \"{content.TrimEnd('\n').Replace("\n", "\\n")}\")", path, content);

    public SetupStep HostName(string name) => Make(SetupOp.HostName, $"sethostname({Quote(name)})", name);

    public SetupStep DomainName(string name) => Make(SetupOp.DomainName, $"setdomainname({Quote(name)})", name);

    public SetupStep Loopback() => Make(SetupOp.Loopback, "ioctl(SIOCSIFFLAGS, \"lo\", IFF_UP)");

    public SetupStep MakeDirectory(string path, string mode = "755") => Make(SetupOp.MakeDirectory, $"mkdir({Quote(path)}, 0{mode})", path, mode);

    public SetupStep Touch(string path, string mode = "644") => Make(SetupOp.Touch, $"open({Quote(path)}, O_CREAT, 0{mode})", path, mode);

    public SetupStep SymbolicLink(string target, string path) =>
        Make(SetupOp.SymbolicLink, $"symlink({Quote(target)}, {Quote(path)})", target, path);

    public SetupStep ReadOnly(string path) => Make(SetupOp.ReadOnly, $"mount_setattr({Quote(path)}, AT_RECURSIVE, MOUNT_ATTR_RDONLY)", path);

    public SetupStep ChangeDirectory(string path) => Make(SetupOp.ChangeDirectory, $"chdir({Quote(path)})", path);

    public SetupStep Ambient(ulong dropped) =>
        Make(SetupOp.Ambient, "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE)", dropped.ToString(CultureInfo.InvariantCulture));

    public SetupStep SetIds(uint user, uint group) => Make(SetupOp.SetIds, $"setresgid({group}), setresuid({user})", Text(user), Text(group));

    private SetupStep Make(SetupOp op, string attempt, params string[] arguments) => new(op, Flags, arguments, attempt, Kind, Cause);

    private static string Quote(string text) => text.Length == 0 ? "NULL" : $"\"{text}\"";

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
