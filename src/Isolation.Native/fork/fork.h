/*
 * fork.h - the thread-preserving fork of a running CLR, as managed code calls it.
 *
 * Numbers and layouts are an agreement with managed code: none may ever change its meaning. See fork.c for how it works.
 */
#ifndef ISOLATION_FORK_H
#define ISOLATION_FORK_H

#include <stdint.h>

#define ISOLATION_EXPORT __attribute__((visibility("default")))

/* Where something went wrong. */
enum isolation_fork_stage {
    ISOLATION_FORK_DONE = 0,

    /* isolation_fork_prepare: this process cannot be forked, or this machine cannot do it. */
    ISOLATION_FORK_NO_FREE_SIGNAL = 1,  /* every real-time signal has a handler */
    ISOLATION_FORK_NO_TID_ADDRESS = 2,  /* PR_GET_TID_ADDRESS: kernel without CONFIG_CHECKPOINT_RESTORE */
    ISOLATION_FORK_NO_CLONE3 = 3,       /* clone3(2) is missing or filtered */
    ISOLATION_FORK_NO_SET_TID = 4,      /* clone3 with set_tid in a new PID namespace is refused */
    ISOLATION_FORK_SHARED_MEMORY = 5,   /* a writable shared mapping, such as write-xor-execute makes; value = how many */
    ISOLATION_FORK_TRACED = 6,          /* a debugger is attached; value = its pid */
    ISOLATION_FORK_SHADOW_STACK = 7,    /* the process runs with shadow stacks */
    ISOLATION_FORK_RESTARTABLE = 8,     /* how this libc registered rseq(2) cannot be told */
    ISOLATION_FORK_SIGCHLD_IGNORED = 9, /* the children's ends would never be told */
    ISOLATION_FORK_PROC = 10,           /* /proc cannot be read */

    /* isolation_fork, told in its result: nothing was forked, the server is as before. */
    ISOLATION_FORK_NOT_PREPARED = 20,
    ISOLATION_FORK_NOT_MAIN_THREAD = 21,
    ISOLATION_FORK_SCRIPT = 22,         /* value = byte offset */
    ISOLATION_FORK_UNFIT = 23,          /* the script asks for what needs a fresh process; value = the step's id */
    ISOLATION_FORK_MEMORY = 24,
    ISOLATION_FORK_CLONE_INIT = 25,
    ISOLATION_FORK_MAP = 26,            /* STEP_FAILED tells more */
    ISOLATION_FORK_SET_UP = 27,         /* STEP_FAILED tells more */
    ISOLATION_FORK_INIT_DIED = 28,
    ISOLATION_FORK_PARK = 29,           /* a thread did not stop in time; value = its id */
    ISOLATION_FORK_PARK_STATE = 30,     /* a thread's state could not be read; value = its id */
    ISOLATION_FORK_DESCRIPTORS = 31,    /* the descriptors could not be read, or not made anew; value = descriptor */
    ISOLATION_FORK_REGISTRATIONS = 32,  /* an epoll instance is in use; value = its descriptor */
    ISOLATION_FORK_FOREIGN_FILE = 33,   /* an eventfd, inotify, timerfd ...; value = its descriptor */
    ISOLATION_FORK_CLONE_BODY = 34,

    /* In the child, so told by a FORK_FAILED status record (id = stage). */
    ISOLATION_FORK_ENTER = 40,          /* STEP_FAILED tells more */
    ISOLATION_FORK_MOVE = 41,           /* value = descriptor */
    ISOLATION_FORK_RENEW = 42,          /* value = descriptor */
    ISOLATION_FORK_REVIVE = 43,         /* value = thread id */
};

#define ISOLATION_STATUS_FORK_FAILED 9u

struct isolation_fork_result {
    int32_t stage;
    int32_t err;        /* errno */
    int32_t value;
    int32_t in_child;   /* 1 in the forked child, 0 in the server */
    int32_t init;       /* the child's PID 1 as the server sees it */
    int32_t pidfd;      /* of init; the caller's to close */
    uint32_t threads;   /* revived, beside the main one */
    uint32_t set_up_us; /* what the server waited for: namespaces and steps, */
    uint32_t park_us;   /* parking, */
    uint32_t copy_us;   /* the copy of the address space */
};

struct isolation_fork_options {
    const char *script;      /* see isolation.h; its EXEC ends it and is not carried out */
    uint32_t script_length;
    int32_t status;          /* init writes status records here; closed in the child */
    const int32_t *moves;    /* pairs (descriptor, number in the child); number -1: closed there. Those that only stay where */
    uint32_t move_count;     /*   they are belong in the list too if both ends of their pipe are open in the server. */
    uint32_t park_timeout_ms;
};

/* What must be as it was when the server became ready, or it is not quiet. */
struct isolation_fork_facts {
    uint32_t threads;
    uint32_t descriptors;
    uint32_t sockets;
    uint32_t private_pipes;       /* both ends are in this process */
    uint32_t epolls;
    uint32_t epoll_registrations;
    uint32_t foreign_files;       /* eventfd, inotify, timerfd, signalfd, io_uring ... */
    uint32_t shared_mappings;     /* writable ones */
    int32_t tracer;
};

/* Each returns 0, or -1 with errno set and, where there is a result, the stage in it. All are for the main thread alone. */

/* Looks whether this process can be forked on this machine, and makes it ready. Once, and again in a child that forks. */
ISOLATION_EXPORT int32_t isolation_fork_prepare(struct isolation_fork_result *result);

/* Forks. Returns twice, like fork(2): result->in_child tells where. */
ISOLATION_EXPORT int32_t isolation_fork(const struct isolation_fork_options *options, struct isolation_fork_result *result);

/* Reaps the inits that have ended, no other child. Returns how many. isolation_fork does it too. */
ISOLATION_EXPORT int32_t isolation_fork_reap(void);

ISOLATION_EXPORT int32_t isolation_fork_facts(struct isolation_fork_facts *facts);

#endif
