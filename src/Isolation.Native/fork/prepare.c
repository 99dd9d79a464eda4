/* prepare.c - can this process be forked, on this machine? Found out by doing, once, before it matters. */
#define _GNU_SOURCE
#include "world.h"
#include "raw.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARCH_SHSTK_STATUS 0x5005

static bool prepared;

bool isolation_is_prepared(void)
{
    return prepared;
}

static int count_shared_mappings(void)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    if (maps == NULL)
        return -1;
    int count = 0;
    char line[4400], permissions[8];
    while (fgets(line, sizeof line, maps) != NULL)
        count += sscanf(line, "%*s %7s", permissions) == 1 && permissions[1] == 'w' && permissions[3] == 's';
    fclose(maps);
    return count;
}

/* .NET maps files MADV_DONTFORK (a MemoryMappedFile, so the symbols that a stack trace is made from): a twin needs them too. */
static void keep_all_mappings(void)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    unsigned long start, end;
    char line[4400];
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL)
        if (sscanf(line, "%lx-%lx", &start, &end) == 2)
            madvise((void *)start, end - start, MADV_DOFORK); /* the kernel's own mappings refuse, and are copied anyway */
    if (maps != NULL)
        fclose(maps);
}

static int find_tracer(void)
{
    FILE *status = fopen("/proc/self/status", "re");
    if (status == NULL)
        return -1;
    int tracer = -1;
    char line[512];
    while (tracer == -1 && fgets(line, sizeof line, status) != NULL)
        sscanf(line, "TracerPid: %d", &tracer);
    fclose(status);
    return tracer;
}

static void end(void *state)
{
    (void)state;
    isolation_raw(SYS_exit_group, 0);
}

/* A PID namespace whose PID 1 clones a process with an id of its choice, as every fork will. Exits with the errno. */
static void try_set_tid(void *state)
{
    (void)state;
    pid_t wish = 300;
    struct clone_args args = { .exit_signal = SIGCHLD, .set_tid = (uintptr_t)&wish, .set_tid_size = 1 };
    long child = isolation_raw_clone3(&args, end, NULL);
    isolation_raw(SYS_exit_group, child == wish ? 0 : child < 0 ? -child : EINVAL);
}

static int probe_set_tid(struct isolation_fork_result *result)
{
    sigset_t all, mask;
    sigfillset(&all);
    isolation_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&all, (long)&mask, ISOLATION_SIGSET_BYTES);
    struct clone_args args = { .flags = CLONE_NEWPID };
    long probe = isolation_raw_clone3(&args, try_set_tid, NULL);
    isolation_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&mask, 0, ISOLATION_SIGSET_BYTES);

    int status = 0;
    result->stage = probe == -ENOSYS ? ISOLATION_FORK_NO_CLONE3 : ISOLATION_FORK_NO_SET_TID;
    if (probe < 0)
        return (int)-probe;
    if (waitpid((pid_t)probe, &status, __WCLONE) == -1)
        return errno;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EIO;
}

static int probe(struct isolation_fork_result *result)
{
    struct sigaction action;
    result->stage = ISOLATION_FORK_SIGCHLD_IGNORED;
    if (sigaction(SIGCHLD, NULL, &action) == -1 || action.sa_handler == SIG_IGN || (action.sa_flags & SA_NOCLDWAIT))
        return EINVAL;

    result->stage = ISOLATION_FORK_TRACED;
    result->value = find_tracer();
    if (result->value != 0)
        return EBUSY;

    result->stage = ISOLATION_FORK_SHARED_MEMORY;
    result->value = count_shared_mappings();
    if (result->value != 0)
        return EBUSY;

    keep_all_mappings();
    /* What the JIT has freed: every child would copy its page table entries and take them down again. */
    malloc_trim(0);

    result->stage = ISOLATION_FORK_SHADOW_STACK;
#if defined(__x86_64__)
    unsigned long features = 0;
    if (isolation_raw(SYS_arch_prctl, ARCH_SHSTK_STATUS, (long)&features) == 0 && features != 0)
        return ENOTSUP;
#endif

    result->stage = ISOLATION_FORK_NO_TID_ADDRESS;
    int *tid_address;
    if (prctl(PR_GET_TID_ADDRESS, &tid_address) == -1)
        return errno;

    result->stage = ISOLATION_FORK_RESTARTABLE;
    if (!isolation_restartable_prepare())
        return ENOTSUP;

    result->stage = ISOLATION_FORK_PROC;
    if (isolation_thread_count() == 0)
        return ENOENT;

    int err = probe_set_tid(result);
    if (err != 0)
        return err;
    result->stage = ISOLATION_FORK_NO_FREE_SIGNAL;
    err = isolation_park_prepare();
    return err != 0 ? err : isolation_init_prepare();
}

int32_t isolation_fork_prepare(struct isolation_fork_result *result)
{
    *result = (struct isolation_fork_result){ .init = -1, .pidfd = -1 };
    bool main_thread = isolation_raw(SYS_gettid, 0) == getpid();
    result->err = main_thread ? probe(result) : EINVAL;
    if (!main_thread)
        result->stage = ISOLATION_FORK_NOT_MAIN_THREAD;
    prepared = result->err == 0;
    if (prepared)
        *result = (struct isolation_fork_result){ .init = -1, .pidfd = -1 };
    errno = result->err;
    return prepared ? 0 : -1;
}

int32_t isolation_fork_facts(struct isolation_fork_facts *facts)
{
    struct isolation_files files;
    memset(facts, 0, sizeof *facts);
    int err = isolation_files_find(&files, NULL, 0);
    facts->descriptors = files.descriptors;
    facts->sockets = files.sockets;
    for (size_t i = 0; i < files.count && err == 0; i++) {
        const struct isolation_file *file = &files.list[i];
        facts->private_pipes += file->kind == ISOLATION_FILE_PIPE && (file->flags & O_ACCMODE) == O_RDONLY;
        facts->foreign_files += file->kind == ISOLATION_FILE_FOREIGN;
        if (file->kind != ISOLATION_FILE_EPOLL)
            continue;
        int watched = isolation_files_registrations(file->fd);
        err = watched < 0 ? errno : 0;
        facts->epolls++;
        facts->epoll_registrations += watched < 0 ? 0 : (uint32_t)watched;
    }
    isolation_files_free(&files);
    facts->threads = isolation_thread_count();
    facts->tracer = find_tracer();
    int shared = count_shared_mappings();
    facts->shared_mappings = (uint32_t)shared;
    errno = err != 0 ? err : ENOENT;
    return err != 0 || facts->threads == 0 || facts->tracer < 0 || shared < 0 ? -1 : 0;
}
