/* world.h - what surrounds a forked child, and the process that keeps it: its PID 1. */
#ifndef ISOLATION_FORK_WORLD_H
#define ISOLATION_FORK_WORLD_H

#include "files.h"
#include "park.h"

#include <setjmp.h>
#include <stdatomic.h>

/* How the child's surroundings are made. Each step tells its own failure in status records and then returns an errno. */
struct isolation_world {
    uint64_t clone_flags;
    int (*map)(void *state, pid_t init); /* in the server, while init waits: id maps */
    int (*set_up)(void *state);          /* in init */
    int (*enter)(void *state);           /* in the child, before its threads are back */
    void *state;
};

enum isolation_progress_value {
    ISOLATION_INIT_BORN = 0,
    ISOLATION_INIT_MAPPED = 1,    /* by the server: go on with the set-up */
    ISOLATION_INIT_READY = 2,     /* by init */
    ISOLATION_INIT_COPY = 3,      /* by the server: the threads are parked, clone the child */
    ISOLATION_INIT_COPIED = 4,    /* by init */
    ISOLATION_INIT_FAILED = 5,    /* by init: see result */
};

/* An init and its stack, at the upper end of one mapping. Free for the next when the kernel has cleared tid. */
struct isolation_init {
    struct isolation_init *next;
    _Atomic int32_t tid;
    _Atomic uint32_t progress;
    const struct isolation_world *world;
    const struct isolation_fork_options *options;
    struct isolation_files *files;
    struct isolation_fork_result *result;
    struct isolation_caller *caller;
};

/* The forking thread, in its own frame of isolation_fork. */
struct isolation_caller {
    jmp_buf context;
    pid_t pid;
    void *tls;
    int *tid_address;
    void *robust_list;
    size_t robust_length;
    void *alternate_stack; /* a stack_t */
    uint64_t signal_mask;
    char name[16];
};

/* Clones an init, which sets up its world. NULL: see result. */
struct isolation_init *isolation_init_start(const struct isolation_init *with);
/* Has it clone the child while everybody is parked. */
bool isolation_init_copy(struct isolation_init *init);
/* Ends an init that has no child yet. */
void isolation_init_abandon(struct isolation_init *init);
/* In a child: what it inherited of the server's inits is no use to it. */
void isolation_init_forget(void);
/* Opens what tells an init that the server has died. */
int isolation_init_prepare(void);

/* Whether isolation_fork_prepare has succeeded in this process. */
bool isolation_is_prepared(void);

/* What isolation_fork does once it has read the script. */
int32_t isolation_fork_into(const struct isolation_world *world, const struct isolation_fork_options *options,
                            struct isolation_fork_result *result);

/* In the child, when all its threads are back. */
void isolation_reseed(void);

/* In the child, on init's stack: becomes the server's twin. */
_Noreturn void isolation_become_child(struct isolation_init *init);

#endif
