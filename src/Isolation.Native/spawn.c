/*
 * spawn.c - starts a program with exactly the descriptors it shall have.
 *
 * vfork(2) and not posix_spawn(3): what is needed of the latter (a working directory) is newer than the oldest C library that
 * .NET runs on. The child shares the caller's memory until its exec, on the caller's own stack, and the caller may be one of
 * many threads. So the child makes system calls and nothing else, and every signal is blocked until it has no handler left that
 * could run in it.
 */
#define _GNU_SOURCE
#include "isolation.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 64, SIGNAL_COUNT = 64 };

struct spawn {
    const char *path;
    char *const *argv;
    char *const *envp;
    const char *cwd;
    int32_t count;
    int sources[MOST_DESCRIPTORS];
    volatile int failure;
};

/* The C library's own functions leave out the signals that it keeps for itself. */
static void set_mask(const uint64_t *mask, uint64_t *before)
{
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, mask, before, sizeof *mask);
}

static __attribute__((noinline)) _Noreturn void run_child(struct spawn *spawn)
{
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    for (int number = 1; number <= SIGNAL_COUNT; number++)
        sigaction(number, &standard, NULL);

    for (int32_t i = 0; i < spawn->count; i++) {
        if (spawn->sources[i] == -1)
            close(i);
        else if (dup2(spawn->sources[i], i) == -1)
            goto failed;
    }
    if (spawn->cwd != NULL && chdir(spawn->cwd) == -1)
        goto failed;
    uint64_t none = 0;
    set_mask(&none, NULL);
    execve(spawn->path, spawn->argv, spawn->envp);
failed:
    spawn->failure = errno;
    _exit(127);
}

/* No source may lie where a target is: it could be overwritten before its turn. */
static int raise_sources(struct spawn *spawn, const int32_t *fds)
{
    for (int32_t i = 0; i < spawn->count; i++) {
        spawn->sources[i] = fds[i] < 0 ? -1 : fds[i];
        if (fds[i] < 0 || fds[i] >= spawn->count)
            continue;
        spawn->sources[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, spawn->count);
        if (spawn->sources[i] == -1) {
            int failure = errno;
            spawn->count = i;
            return failure;
        }
    }
    return 0;
}

static void close_raised(const struct spawn *spawn, const int32_t *fds)
{
    for (int32_t i = 0; i < spawn->count; i++)
        if (spawn->sources[i] != -1 && spawn->sources[i] != fds[i])
            close(spawn->sources[i]);
}

static int fork_and_exec(struct spawn *spawn, pid_t *pid)
{
    uint64_t all = UINT64_MAX, before;
    set_mask(&all, &before);
    *pid = vfork();
    if (*pid == 0)
        run_child(spawn);
    int failure = *pid == -1 ? errno : spawn->failure;
    set_mask(&before, NULL);
    if (*pid > 0 && failure != 0)
        while (waitpid(*pid, NULL, 0) == -1 && errno == EINTR) { }
    return failure;
}

int32_t isolation_spawn(const char *path, char *const argv[], char *const envp[], const int32_t *fds, int32_t fd_count,
                        const char *cwd, int32_t *pid)
{
    if (fd_count < 0 || fd_count > MOST_DESCRIPTORS) {
        errno = EINVAL;
        return -1;
    }
    struct spawn spawn = { .path = path, .argv = argv, .envp = envp, .cwd = cwd, .count = fd_count };
    pid_t child = -1;
    int failure = raise_sources(&spawn, fds);
    if (failure == 0)
        failure = fork_and_exec(&spawn, &child);
    close_raised(&spawn, fds);
    if (failure != 0) {
        errno = failure;
        return -1;
    }
    *pid = child;
    return 0;
}
