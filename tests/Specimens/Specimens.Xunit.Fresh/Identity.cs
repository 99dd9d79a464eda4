using System.Diagnostics;
using System.Reflection;

namespace Specimens;

/// <summary>Who this process is, by every way to ask.</summary>
[IsolatedNetwork]
public class Identity(ITestOutputHelper output)
{
    [Fact]
    public void Process_ids_agree()
    {
        using var process = Process.GetCurrentProcess();
        Assert.Equal(Environment.ProcessId, process.Id);
        Assert.Equal($"{Environment.ProcessId}", new FileInfo("/proc/self").LinkTarget);
        Assert.Contains(Process.GetProcesses(), other => other.Id == Environment.ProcessId);
        Assert.True(Directory.Exists($"/proc/self/task/{Libc.ThreadId()}"), $"no task {Libc.ThreadId()}");
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "echo $PPID"]) { RedirectStandardOutput = true })!;
        Assert.Equal($"{Environment.ProcessId}\n", shell.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void Its_own_threads_and_modules_are_there()
    {
        using var process = Process.GetCurrentProcess();
        Assert.Contains(process.Threads.Cast<ProcessThread>(), thread => thread.Id == Libc.ThreadId());
        Assert.Contains(process.Modules.Cast<ProcessModule>(), module => module.ModuleName == "libcoreclr.so");
        Assert.True(process.WorkingSet64 > 0);
        Assert.False(process.HasExited);
    }

    [Fact]
    public void Command_line()
    {
        output.WriteLine($"Environment.CommandLine: {Environment.CommandLine}");
        output.WriteLine($"arguments: {string.Join(" | ", Environment.GetCommandLineArgs())}");
        output.WriteLine($"/proc/self/cmdline: {File.ReadAllText("/proc/self/cmdline").Replace("\0", " | ")}");
        output.WriteLine($"Environment.ProcessPath: {Environment.ProcessPath}");
        output.WriteLine($"/proc/self/comm: {File.ReadAllText("/proc/self/comm")}");
        using var process = Process.GetCurrentProcess();
        output.WriteLine($"process name: {process.ProcessName}, main module: {process.MainModule?.FileName}");
    }

    [Fact]
    public void Places()
    {
        output.WriteLine($"base directory: {AppContext.BaseDirectory}, of the domain: {AppDomain.CurrentDomain.BaseDirectory}");
        output.WriteLine($"domain: {AppDomain.CurrentDomain.FriendlyName}, {AppDomain.CurrentDomain.Id}");
        output.WriteLine($"entry assembly: {Assembly.GetEntryAssembly()}");
        output.WriteLine($"working directory: {Directory.GetCurrentDirectory()}");
        output.WriteLine($"temporary files: {Path.GetTempPath()}");
        output.WriteLine($"home: {Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}");
        output.WriteLine($"user: {Environment.UserName}, machine: {Environment.MachineName}, privileged: {Environment.IsPrivilegedProcess}");
    }

    [Fact]
    public void In_the_kernels_eyes()
    {
        string[] fields = ["Umask", "PPid", "TracerPid", "Uid", "Gid", "Groups", "NSsid", "ShdPnd", "SigIgn", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp", "Cpus_allowed_list", "THP_enabled"];
        foreach (var line in File.ReadLines("/proc/self/status").Where(line => fields.Contains(line.Split(':')[0])))
        {
            output.WriteLine(line);
        }

        output.WriteLine($"session: {Libc.Session(0)}, leads its group: {Libc.ProcessGroup() == Environment.ProcessId}");
        foreach (var file in (string[])["limits", "oom_score_adj", "coredump_filter", "cgroup", "personality", "loginuid", "timerslack_ns"])
        {
            output.WriteLine($"{file}: {Read($"/proc/self/{file}")}");
        }
    }

    [Fact]
    public void Signals_of_the_body_thread()
    {
        foreach (var line in File.ReadLines("/proc/thread-self/status").Where(line => line.StartsWith("SigBlk", StringComparison.Ordinal) || line.StartsWith("SigPnd", StringComparison.Ordinal)))
        {
            output.WriteLine(line);
        }
    }

    [Fact]
    public void Standard_descriptors()
    {
        for (var descriptor = 0; descriptor < 3; descriptor++)
        {
            output.WriteLine($"{descriptor}: {new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget!.Split(':')[0]}, {File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(line => line.StartsWith("flags", StringComparison.Ordinal))}");
        }
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.GetType().Name;
        }
    }
}
