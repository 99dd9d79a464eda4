using System.Globalization;
using System.Runtime.InteropServices;

namespace Isolation.Namespaces;

/// <summary>Reads the facts from /proc, /sys and /etc. A file that is not there gives the fact's default: no file is on every kernel.</summary>
internal sealed class HostProbe
{
    private readonly string _root;

    private HostProbe(string root) => _root = root;

    /// <param name="root">The directory that stands for the root directory.</param>
    public static HostFacts Read(string root) => new HostProbe(root).Read();

    private HostFacts Read()
    {
        var status = Lines("proc/self/status").Select(line => line.Split(':', 2)).Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1].Trim());
        var userId = (uint)Number(EffectiveOf(status, "Uid"));
        var userName = UserNameOf(userId);
        var release = Text("proc/sys/kernel/osrelease");
        var mounts = MountTable.Parse(Lines("proc/self/mountinfo"));
        var offsets = Lines("proc/self/timens_offsets").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return new HostFacts
        {
            EffectiveUserId = userId,
            EffectiveGroupId = (uint)Number(EffectiveOf(status, "Gid")),
            // execve(2) keeps root's capabilities; of anybody else's it keeps the ambient ones.
            Capabilities = Hexadecimal(status.GetValueOrDefault(userId == 0 ? "CapEff" : "CapAmb")),
            ProcessId = Environment.ProcessId,
            KernelRelease = release,
            PidMax = (int)Number(Text("proc/sys/kernel/pid_max"), 32768),
            SeccompMode = (int)Number(status.GetValueOrDefault("Seccomp")),
            Container = ContainerOf(release),
            UserNamespacesNeedRoot = Text("proc/sys/kernel/unprivileged_userns_clone") == "0",
            AppArmorRestrictsUserNamespaces = Text("proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1",
            SelinuxEnforces = Text("sys/fs/selinux/enforce") == "1",
            InInitialUserNamespace = Text("proc/self/uid_map").Split(' ', StringSplitOptions.RemoveEmptyEntries) is [] or ["0", "0", "4294967295"],
            IsChrooted = mounts.Entries.Count > 0 && !mounts.HasRoot,
            KernelNamespaces = NamespaceTable.All.Where(name => Exists($"proc/self/ns/{name.ProcName}"))
                .Aggregate(NamespaceKind.None, (kinds, name) => kinds | name.Kind),
            NamespaceLimits = NamespaceTable.All.Where(name => Exists($"proc/sys/user/max_{name.ProcName}_namespaces"))
                .ToDictionary(name => name.Kind, name => Number(Text($"proc/sys/user/max_{name.ProcName}_namespaces"), long.MaxValue)),
            Mounts = mounts,
            Cgroups = CgroupPlace.Find(mounts, Lines("proc/self/cgroup")),
            Devices = Directory.Exists("/dev") ? DeviceDirectory.Read() : DeviceDirectory.Empty,
            StagingDirectory = new[] { "/tmp", "/var/tmp", "/mnt", "/run" }.FirstOrDefault(directory => Directory.Exists(PathOf(directory[1..]))) ?? "/tmp",
            MonotonicOffset = OffsetOf(offsets, "monotonic"),
            BootTimeOffset = OffsetOf(offsets, "boottime"),
            NewUidMap = Program("newuidmap"),
            NewGidMap = Program("newgidmap"),
            UserName = userName,
            SubordinateUsers = SubordinateRange.Parse(Lines("etc/subuid"), userName, userId),
            SubordinateGroups = SubordinateRange.Parse(Lines("etc/subgid"), userName, userId),
            NeededDirectories = [MountItem.Normal(AppContext.BaseDirectory), MountItem.Normal(RuntimeEnvironment.GetRuntimeDirectory())],
        };
    }

    private ContainerKind ContainerOf(string kernelRelease)
    {
        var firstGroup = string.Join('\n', Lines("proc/1/cgroup"));
        return kernelRelease.Contains("-Microsoft", StringComparison.Ordinal) ? ContainerKind.Wsl1
            : Exists("var/run/secrets/kubernetes.io") || Has("KUBERNETES_SERVICE_HOST") || firstGroup.Contains("kubepods") ? ContainerKind.Kubernetes
            : Exists("run/.containerenv") || firstGroup.Contains("libpod") ? ContainerKind.Podman
            : Exists(".dockerenv") || firstGroup.Contains("docker") ? ContainerKind.Docker
            : Exists("run/systemd/container") || Has("container") ? ContainerKind.Other
            : ContainerKind.None;

        static bool Has(string variable) => Environment.GetEnvironmentVariable(variable) is not null;
    }

    private string UserNameOf(uint userId) =>
        Lines("etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 2 && Number(fields[2], -1) == userId)?[0]
        ?? Environment.UserName;

    private string? Program(string name) =>
        new[] { "usr/bin", "bin", "usr/sbin", "usr/local/bin" }.Select(directory => PathOf($"{directory}/{name}")).FirstOrDefault(File.Exists);

    private static TimeSpan OffsetOf(string[][] lines, string clock) =>
        lines.FirstOrDefault(fields => fields.Length == 3 && fields[0] == clock) is { } fields
            ? TimeSpan.FromSeconds(Number(fields[1])) + TimeSpan.FromTicks(Number(fields[2]) / TimeSpan.NanosecondsPerTick)
            : TimeSpan.Zero;

    // Real, effective, saved set and file system ID.
    private static string? EffectiveOf(Dictionary<string, string> status, string field) =>
        status.GetValueOrDefault(field)?.Split('\t', ' ') is { Length: > 1 } ids ? ids[1] : null;

    private static long Number(string? text, long missing = 0) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : missing;

    private static ulong Hexadecimal(string? text) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private string PathOf(string path) => Path.Combine(_root, path);

    // The links in /proc/PID/ns dangle, and are there all the same.
    private bool Exists(string path) => File.Exists(PathOf(path)) || Directory.Exists(PathOf(path)) || new FileInfo(PathOf(path)).LinkTarget is not null;

    private string Text(string path) => string.Join('\n', Lines(path)).Trim();

    private string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(PathOf(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
