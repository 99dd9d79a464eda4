using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>The PID namespace: its /proc, and where its process IDs begin.</summary>
internal static class PidNamespace
{
    private const int FirstBase = 300;
    private const int Span = 500;

    // Taken whenever a namespace is: it makes the end of everything certain. Not where the kernel would refuse its /proc in a user namespace, because
    // a container engine hides parts of the one that is there, unless a PID namespace is what the test is about: then the refusal is to be told.
    public static bool IsImplied(NamespaceKind kinds, HostFacts host) =>
        kinds != NamespaceKind.None
        && !(host.Mounts.ProcIsMasked && (kinds.HasFlag(NamespaceKind.User) || !host.InInitialUserNamespace));

    public static IEnumerable<SetupStep> Proc(WorldRequest world) =>
        world.Has(NamespaceKind.Pid)
            ? [world.StepOf(NamespaceKind.Pid).Mount("proc", "/proc", "proc", MountFlags.Kernel)]
            : [];

    // .NET's named mutexes tell their owners by thread ID, in files that concurrent tests share: siblings with equal IDs would both own one. So each
    // launch counts from another number. The spans are wide enough for a process with some hundred threads, and few enough to fit below the
    // smallest usual pid_max; the runner's own ID keeps two runners apart.
    public static IEnumerable<SetupStep> FirstId(WorldRequest world)
    {
        if (!world.Has(NamespaceKind.Pid))
        {
            return [];
        }

        var slots = Math.Max(1, (world.Host.PidMax - FirstBase) / Span - 1);
        var slot = (world.LaunchNumber + ((ulong)world.Host.ProcessId * 7)) % (ulong)slots;
        var first = FirstBase + ((int)slot * Span);
        return [world.StepOf(NamespaceKind.Pid).Optional.Write("/proc/sys/kernel/ns_last_pid", first.ToString(CultureInfo.InvariantCulture))];
    }
}
