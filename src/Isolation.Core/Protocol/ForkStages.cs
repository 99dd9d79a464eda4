using System.Globalization;
using System.Runtime.InteropServices;

namespace Isolation.Protocol;

/// <summary>Why a process was not forked, in words; the numbers are those of fork.h.</summary>
internal static class ForkStages
{
    internal static string Describe(int stage, int errno, int value)
    {
        var text = Words(stage, value);
        return errno == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}: errno {errno} ({Marshal.GetPInvokeErrorMessage(errno)})");
    }

    private static string Words(int stage, int value) => stage switch
    {
        1 => "every real-time signal has a handler already",
        2 => "PR_GET_TID_ADDRESS is refused (a kernel without CONFIG_CHECKPOINT_RESTORE)",
        3 => "clone3(2) is missing, or a seccomp filter refuses it",
        4 => "clone3 with set_tid in a new PID namespace is refused (it takes CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN)",
        5 => $"it has {value} writable shared mappings, which a copy of it would share",
        6 => $"process {value} is tracing it (a debugger)",
        7 => "it runs with shadow stacks",
        8 => "how the C library has registered rseq(2) cannot be told",
        9 => "SIGCHLD is ignored",
        10 => "/proc cannot be read",
        20 => "it was not prepared",
        21 => "another thread than the main one asked for it",
        22 => $"the script is malformed at byte {value}",
        23 => $"step {value} of its world needs a fresh process",
        24 => "memory ran out",
        25 => "clone(2) of init was refused",
        26 => "the IDs of the user namespace could not be mapped",
        27 => "a set-up step failed",
        28 => "init died",
        29 => $"thread {value} did not stop in time",
        30 => $"the state of thread {value} could not be read",
        31 => "the descriptors could not be read",
        32 => $"the epoll instance at descriptor {value} is in use",
        33 => $"descriptor {value} is an eventfd, inotify, timerfd or the like, which a copy would share",
        34 => "clone3(2) of the body was refused",
        41 => $"descriptor {value} could not be put in its place",
        42 => $"the pipe or epoll instance at descriptor {value} could not be made anew",
        43 => $"thread {value} could not be made anew",
        _ => string.Create(CultureInfo.InvariantCulture, $"it failed at stage {stage}"),
    };
}
