/*
 * fork.c - a fork of a running CLR that keeps every thread.
 *
 * Why not fork(2)? It copies the memory and one thread. The runtime points into the stacks and thread-local storage of the
 * others (libc gives them to the next threads made), waits for work from its finalizer, pool and signal threads, has cached its
 * PID and holds locks in the name of TIDs, and wakes its threads through pipes that parent and child would share.
 *
 * So the child must be a twin: the same memory, the same PID and TIDs, every thread, and private pipes and epoll instances
 * of its own. A PID namespace for each child makes room for the PID and TIDs; clone3(2) with set_tid takes them. That needs
 * CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE over the namespace: as root, or in a user namespace made around the server.
 *
 *   server (main thread)          init (init.c)                              child (child.c)
 *   clone3(VM, NEWPID, NEW...) ─▶ PID 1, in the server's memory
 *   writes its id maps         ─▶ sets up: mounts, names, network
 *   parks every thread (park.c) ◀ ready
 *                              ─▶ clone3(set_tid = server's PID)  ────────▶ has a copy of the memory
 *   unparks, returns            ◀ reaps until the child ends                new pipes and epolls (files.c)
 *                                                                           every thread anew, set_tid (revive.c)
 *                                                                           unparks them, returns
 *
 * What it relies on:
 *   - Memory must be private. With write-xor-execute the CLR's code is a shared mapping: DOTNET_EnableWriteXorExecute=0.
 *   - Only the main thread forks: the child's first thread has TID = PID, as the main thread has.
 *   - A thread is parked in user mode, in a signal handler. System calls that it was in are restarted or return EINTR, in
 *     server and child alike.
 *   - Nothing between the clone and the last thread's return may need a lock, so no malloc and no stdio.
 *   - The same numbers in different PID namespaces: whoever tells processes apart by PID or TID over shared files or memory
 *     (named mutexes) cannot tell siblings apart. Managed code has to see to that.
 * isolation_fork_prepare (prepare.c) checks all of it that can be checked.
 */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE
#include "world.h"
#include "raw.h"
#include "../isolation.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static uint32_t lap(struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t taken = (now.tv_sec - since->tv_sec) * INT64_C(1000000) + (now.tv_nsec - since->tv_nsec) / 1000;
    *since = now;
    return (uint32_t)taken;
}

static void note_caller(struct isolation_caller *caller, stack_t *alternate_stack)
{
    caller->pid = getpid();
    caller->tls = isolation_thread_pointer();
    caller->alternate_stack = alternate_stack;
    sigaltstack(NULL, alternate_stack);
    prctl(PR_GET_TID_ADDRESS, &caller->tid_address);
    prctl(PR_GET_NAME, caller->name);
    isolation_raw(SYS_get_robust_list, 0, (long)&caller->robust_list, (long)&caller->robust_length);
}

/* By the server. False: nothing was forked, everybody goes on. */
static bool fork_child(const struct isolation_init *with)
{
    struct isolation_fork_result *result = with->result;
    struct timespec clock;
    clock_gettime(CLOCK_MONOTONIC, &clock);
    struct isolation_init *init = isolation_init_start(with);
    if (init == NULL)
        return false;
    result->set_up_us = lap(&clock);

    bool done = false;
    if (isolation_park(with->options->park_timeout_ms, result)) {
        int err = isolation_files_find(with->files, with->options->moves, with->options->move_count);
        result->park_us = lap(&clock);
        if (err != 0) {
            result->stage = ISOLATION_FORK_DESCRIPTORS;
            result->err = err;
        } else if (isolation_files_make(with->files, result)) {
            done = isolation_init_copy(init);
        }
        isolation_files_discard(with->files);
        isolation_unpark();
        isolation_files_free(with->files);
        result->copy_us = lap(&clock);
    }
    if (!done)
        isolation_init_abandon(init);
    return done;
}

int32_t isolation_fork_into(const struct isolation_world *world, const struct isolation_fork_options *options,
                            struct isolation_fork_result *result)
{
    *result = (struct isolation_fork_result){ .init = -1, .pidfd = -1 };
    if (!isolation_is_prepared())
        result->stage = ISOLATION_FORK_NOT_PREPARED;
    else if (isolation_raw(SYS_gettid, 0) != getpid())
        result->stage = ISOLATION_FORK_NOT_MAIN_THREAD;
    if (result->stage != 0) {
        result->err = errno = EINVAL;
        return -1;
    }

    isolation_fork_reap();
    struct isolation_caller caller;
    struct isolation_files files = { 0 };
    stack_t alternate_stack;
    sigset_t all, mask;
    sigfillset(&all);
    /* Not pthread_sigmask: that leaves libc's own two signals open. */
    isolation_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&all, (long)&mask, ISOLATION_SIGSET_BYTES);
    note_caller(&caller, &alternate_stack);
    bool done;
    if (_setjmp(caller.context) == 0) {
        const struct isolation_init with = {
            .world = world, .options = options, .files = &files, .result = result, .caller = &caller,
        };
        done = fork_child(&with);
    } else {
        isolation_files_free(&files);
        isolation_unpark();
        isolation_reseed();
        done = true;
    }
    isolation_raw(SYS_rt_sigprocmask, SIG_SETMASK, (long)&mask, 0, ISOLATION_SIGSET_BYTES);
    errno = result->err;
    return done ? 0 : -1;
}
