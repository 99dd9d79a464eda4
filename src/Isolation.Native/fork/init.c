/*
 * init.c - the PID 1 of a forked child.
 *
 * It shares the server's memory (CLONE_VM), so that the address space is copied once, for the child, and not twice. It has a
 * stack of its own, but runs on the forking thread's thread-local memory. So
 *   - until the child exists it may call libc like a vfork(2) child: the forking thread waits for it meanwhile;
 *   - from then on it makes raw system calls only, and touches nothing but its stack and constants.
 * It shares the descriptors too until the child has its copy of them: they must be those of the moment when all was parked.
 *
 * It holds no lock, and a signal can only kill it, for all are blocked. The memory lives on until the last init has ended, and
 * every init dies with the server (PR_SET_PDEATHSIG).
 */
#define _GNU_SOURCE
#include "world.h"
#include "raw.h"
#include "../isolation.h"

#include <errno.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STACK_BYTES = 256 * 1024, GUARD_BYTES = 16 * 1024 };

static struct isolation_init *inits;
static int server_pidfd = -1;

static void set_progress(struct isolation_init *init, uint32_t value)
{
    atomic_store(&init->progress, value);
    isolation_raw(SYS_futex, (long)&init->progress, FUTEX_WAKE_PRIVATE, INT32_MAX);
}

/* By the server: waits until init has gone on. False if it has failed or died. */
static bool await_progress(struct isolation_init *init, uint32_t wanted)
{
    struct timespec now_and_then = { 0, 20000000 };
    uint32_t progress;
    while ((progress = atomic_load(&init->progress)) < wanted && atomic_load(&init->tid) != 0)
        isolation_raw(SYS_futex, (long)&init->progress, FUTEX_WAIT_PRIVATE, progress, (long)&now_and_then);
    if (progress == wanted)
        return true;
    if (progress != ISOLATION_INIT_FAILED) {
        init->result->stage = ISOLATION_FORK_INIT_DIED;
        init->result->err = ECHILD;
    }
    return false;
}

static _Noreturn void end(int code)
{
    for (;;)
        isolation_raw(SYS_exit_group, code);
}

static _Noreturn void fail(struct isolation_init *init, int stage, int err)
{
    init->result->stage = stage;
    init->result->err = err;
    set_progress(init, ISOLATION_INIT_FAILED);
    end(ISOLATION_EXIT_SETUP);
}

/* Dies with the server from here on, and at once if it has died already. */
static void follow_server(void)
{
    struct pollfd server = { server_pidfd, POLLIN, 0 };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (poll(&server, 1, 0) != 0)
        end(ISOLATION_EXIT_HUNG_UP);
}

/* By init: waits for the server's word. */
static void await_word(struct isolation_init *init, uint32_t wanted)
{
    uint32_t progress;
    while ((progress = atomic_load(&init->progress)) < wanted)
        isolation_raw(SYS_futex, (long)&init->progress, FUTEX_WAIT_PRIVATE, progress, 0);
}

static void tell_end(int status_fd, int status)
{
    struct isolation_status record = { ISOLATION_STATUS_EXITED, 0, 0, WEXITSTATUS(status) };
    if (!WIFEXITED(status))
        record = (struct isolation_status){ ISOLATION_STATUS_SIGNALED, 0, WCOREDUMP(status) ? 1 : 0, WTERMSIG(status) };
    isolation_raw(SYS_write, status_fd, (long)&record, sizeof record);
}

/* Those that a sender inside means for the child; not those that tell something about init itself. */
static bool is_forwarded(int number)
{
    const uint64_t own = UINT64_C(1) << (SIGCHLD - 1) | UINT64_C(1) << (SIGPIPE - 1) | UINT64_C(1) << (SIGTTIN - 1)
        | UINT64_C(1) << (SIGTTOU - 1) | UINT64_C(1) << (SIGSEGV - 1) | UINT64_C(1) << (SIGBUS - 1) | UINT64_C(1) << (SIGFPE - 1)
        | UINT64_C(1) << (SIGILL - 1) | UINT64_C(1) << (SIGTRAP - 1) | UINT64_C(1) << (SIGSYS - 1) | UINT64_C(1) << (SIGABRT - 1);
    return number > 0 && !(own >> (number - 1) & 1);
}

/* Reaps until the child has ended. All that is left in the PID namespace dies with init. */
static _Noreturn void keep(int child, int status_fd)
{
    const uint64_t all = ISOLATION_ALL_SIGNALS;
    isolation_raw(SYS_close_range, 0, (long)status_fd - 1, 0);
    isolation_raw(SYS_close_range, (long)status_fd + 1, UINT32_MAX, 0);
    for (;;) {
        int status;
        for (long pid; (pid = isolation_raw(SYS_wait4, -1, (long)&status, WNOHANG)) > 0;) {
            if (pid == child) {
                tell_end(status_fd, status);
                end(ISOLATION_EXIT_DONE);
            }
        }
        siginfo_t info;
        long number = isolation_raw(SYS_rt_sigtimedwait, (long)&all, (long)&info, 0, ISOLATION_SIGSET_BYTES);
        if (is_forwarded((int)number))
            isolation_raw(SYS_kill, child, number);
    }
}

static void become_child(void *state)
{
    isolation_become_child(state);
}

static void run(void *state)
{
    struct isolation_init *init = state;
    follow_server();
    /* What ps(1) shows of it inside, as of a cold child's init. */
    prctl(PR_SET_NAME, "isolation-init");
    await_word(init, ISOLATION_INIT_MAPPED);
    int err = init->world->set_up(init->world->state);
    if (err != 0)
        fail(init, ISOLATION_FORK_SET_UP, err);
    /* Again, for a change of credentials ends it; that would also make the server's memory, which is this, undumpable. */
    follow_server();
    prctl(PR_SET_DUMPABLE, 1);
    set_progress(init, ISOLATION_INIT_READY);

    await_word(init, ISOLATION_INIT_COPY);
    int status_fd = init->options->status;
    pid_t pid = init->caller->pid;
    struct clone_args args = { .exit_signal = SIGCHLD, .set_tid = (uintptr_t)&pid, .set_tid_size = 1 };
    long child = isolation_raw_clone3(&args, become_child, init);
    if (child < 0)
        fail(init, ISOLATION_FORK_CLONE_BODY, (int)-child);
    isolation_raw(SYS_unshare, CLONE_FILES);
    set_progress(init, ISOLATION_INIT_COPIED);
    keep((int)child, status_fd);
}

static struct isolation_init *find_room(void)
{
    for (struct isolation_init *init = inits; init != NULL; init = init->next)
        if (atomic_load(&init->tid) == 0)
            return init;
    char *memory = mmap(NULL, GUARD_BYTES + STACK_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory + GUARD_BYTES, STACK_BYTES, PROT_READ | PROT_WRITE) == -1)
        return NULL;
    struct isolation_init *init = (struct isolation_init *)(memory + GUARD_BYTES + STACK_BYTES) - 1;
    init->next = inits;
    inits = init;
    return init;
}

int isolation_init_prepare(void)
{
    if (server_pidfd != -1)
        close(server_pidfd);
    server_pidfd = (int)syscall(SYS_pidfd_open, getpid(), 0);
    return server_pidfd == -1 ? errno : 0;
}

struct isolation_init *isolation_init_start(const struct isolation_init *with)
{
    struct isolation_fork_result *result = with->result;
    struct isolation_init *init = find_room();
    if (init == NULL) {
        result->stage = ISOLATION_FORK_MEMORY;
        result->err = errno;
        return NULL;
    }
    struct isolation_init *next = init->next;
    *init = *with;
    init->next = next;

    uintptr_t top = (uintptr_t)init & ~UINT64_C(63);
    struct clone_args args = {
        .flags = with->world->clone_flags | CLONE_VM | CLONE_FILES | CLONE_PIDFD | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID,
        .pidfd = (uintptr_t)&result->pidfd,
        .parent_tid = (uintptr_t)&init->tid,
        .child_tid = (uintptr_t)&init->tid,
        .stack = top - STACK_BYTES / 2,
        .stack_size = STACK_BYTES / 2,
    };
    long pid = isolation_raw_clone3(&args, run, init);
    if (pid < 0) {
        atomic_store(&init->tid, 0);
        result->stage = ISOLATION_FORK_CLONE_INIT;
        result->err = (int)-pid;
        return NULL;
    }
    result->init = (int32_t)pid;
    int err = with->world->map(with->world->state, (pid_t)pid);
    if (err != 0) {
        result->stage = ISOLATION_FORK_MAP;
        result->err = err;
    } else {
        set_progress(init, ISOLATION_INIT_MAPPED);
        if (await_progress(init, ISOLATION_INIT_READY))
            return init;
    }
    isolation_init_abandon(init);
    return NULL;
}

bool isolation_init_copy(struct isolation_init *init)
{
    set_progress(init, ISOLATION_INIT_COPY);
    return await_progress(init, ISOLATION_INIT_COPIED);
}

void isolation_init_abandon(struct isolation_init *init)
{
    struct isolation_fork_result *result = init->result;
    kill(result->init, SIGKILL);
    waitpid(result->init, NULL, __WCLONE);
    close(result->pidfd);
    result->init = result->pidfd = -1;
}

void isolation_init_forget(void)
{
    inits = NULL;
    close(server_pidfd);
    server_pidfd = -1;
}

int32_t isolation_fork_reap(void)
{
    /* Inits tell nobody of their end (no exit signal); that is what __WCLONE selects. */
    int32_t count = 0;
    while (waitpid(-1, NULL, WNOHANG | __WCLONE) > 0)
        count++;
    return count;
}
