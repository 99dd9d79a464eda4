/* park.h - stopping all other threads at a known point, and bringing them to life again in a copy of the process. */
#ifndef ISOLATION_FORK_PARK_H
#define ISOLATION_FORK_PARK_H

#include "fork.h"

#include <stdbool.h>
#include <sys/types.h>

/* What a thread needs to be born again. It lies on the thread's own stack, in the handler that keeps it waiting. */
struct isolation_parked {
    struct isolation_parked *next;
    pid_t tid;
    uint32_t fork;       /* for which of this process's forks it is parked */
    int err;             /* why some of this could not be read, else 0 */
    void *tls;
    int *tid_address;    /* the kernel clears it, and wakes who waits there, when the thread ends: pthread_join needs it */
    void *robust_list;
    size_t robust_length;
    uint64_t pending;    /* signals sent to the thread and not yet taken */
    void *frame;         /* where the kernel saved registers, signal mask and alternate stack */
    char name[16];
    char *stack;         /* unused room for the thread to start on */
    size_t stack_size;
};

/* Picks a signal and installs its handler. Returns 0 or an errno. */
int isolation_park_prepare(void);

/* Stops every thread but the calling one, which must have all signals blocked. On failure all are running again. */
bool isolation_park(uint32_t timeout_ms, struct isolation_fork_result *result);

/* The threads that are stopped, from isolation_park to isolation_unpark. */
struct isolation_parked *isolation_parked_threads(void);

/* Lets all go on: in the server those that were stopped, in the child those that were revived. */
void isolation_unpark(void);

/* In the child, where threads are revived: each says that it is there, then waits for isolation_unpark. */
void isolation_expect_revived(void);
void isolation_await_revived(void);
void isolation_say_revived(const struct isolation_parked *self);

/* In the child: creates every parked thread anew, still parked. */
bool isolation_revive(struct isolation_fork_result *result);

/* How many threads this process has. 0: /proc cannot be read. */
uint32_t isolation_thread_count(void);

/* rseq(2) as libc registers it. Returns false if that cannot be told. */
bool isolation_restartable_prepare(void);
void isolation_restartable_register(void *tls);

#endif
