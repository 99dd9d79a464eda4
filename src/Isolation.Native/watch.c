/* watch.c - waiting for a child, for hanging up and for signals at once. */
#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

int isolation_open_signals(void)
{
    sigset_t all;
    sigfillset(&all);
    return signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Not those which report something about this very process, or that its own terminal or pipes are not as it wished. */
static bool forwarded(uint32_t number)
{
    switch (number) {
    case SIGCHLD: case SIGPIPE: case SIGTTIN: case SIGTTOU:
    case SIGSEGV: case SIGBUS: case SIGFPE: case SIGILL: case SIGTRAP: case SIGSYS: case SIGABRT:
        return false;
    default:
        return true;
    }
}

static void forward_pending(int signals, pid_t child)
{
    struct signalfd_siginfo info;
    while (read(signals, &info, sizeof info) == sizeof info)
        if (forwarded(info.ssi_signo))
            kill(child, (int)info.ssi_signo);
}

static bool reap(pid_t child, bool adopts, int *status)
{
    if (!adopts)
        return waitpid(child, status, WNOHANG) == child;
    bool ended = false;
    int one;
    for (pid_t pid; (pid = waitpid(-1, &one, WNOHANG)) > 0;) {
        if (pid == child) {
            *status = one;
            ended = true;
        }
    }
    return ended;
}

bool isolation_hung_up(int fd)
{
    struct pollfd state = { fd, POLLIN, 0 };
    if (poll(&state, 1, 0) <= 0)
        return false;
    /* Bytes mean nothing; only that there will be no more of them. */
    char bytes[64];
    return read(fd, bytes, sizeof bytes) <= 0;
}

enum isolation_watch_end isolation_watch(int signals, int hangup, pid_t child, bool adopts, int *status)
{
    struct pollfd states[2] = { { signals, POLLIN, 0 }, { hangup, POLLIN, 0 } };
    while (!reap(child, adopts, status)) {
        if (poll(states, 2, -1) == -1)
            continue;
        if (states[1].revents != 0 && isolation_hung_up(hangup))
            return ISOLATION_WATCH_HUNG_UP;
        if (states[0].revents != 0)
            forward_pending(signals, child);
    }
    return ISOLATION_WATCH_CHILD_ENDED;
}
