using System.Globalization;
using System.Runtime.InteropServices;

namespace Isolation.Soak;

/// <summary>The processes that this soak has started: they inherit an environment that names it.</summary>
internal static partial class Processes
{
    private const string Variable = "ISOLATION_SOAK";
    private static readonly string Mark = Guid.NewGuid().ToString("N");

    internal static void MarkThisOne() => Environment.SetEnvironmentVariable(Variable, Mark);

    /// <summary>All but this one.</summary>
    internal static List<SoakProcess> OfThisSoak() =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => id != Environment.ProcessId && ProcFile.Read($"/proc/{id}/environ").Contains($"{Variable}={Mark}", StringComparison.Ordinal)).Select(id => new SoakProcess(id))];

    /// <summary>The outermost CLR: the children forked from it are below it.</summary>
    internal static SoakProcess? ServerAmong(List<SoakProcess> all)
    {
        var ids = all.Where(process => process.IsClr).Select(process => process.Id).ToHashSet();
        return all.FirstOrDefault(process => process.IsClr && !ids.Contains(process.Parent));
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitAtOnce(int code);
}

internal sealed record SoakProcess(int Id)
{
    internal string CommandLine { get; } = ProcFile.Read($"/proc/{Id}/cmdline").Replace('\0', ' ');

    internal int Parent { get; } = int.TryParse(ProcFile.StatOf(Id).ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var parent) ? parent : 0;

    internal bool IsClr => CommandLine.Contains("Isolation.Core.dll", StringComparison.Ordinal);

    internal List<string> Threads() =>
        [.. ProcFile.Entries($"/proc/{Id}/task").Select(task => $"{Path.GetFileName(task)} {ProcFile.Read(task + "/comm").Trim()} {ProcFile.Read(task + "/wchan")} {ProcFile.Read(task + "/syscall").Trim()}")];
}
