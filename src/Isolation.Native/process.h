/*
 * process.h - the processes of isolation-init and what they share.
 *
 *   runner
 *    |  script, status, lifeline
 *   supervisor (supervisor.c)   host namespaces; clones init, maps its ids, waits; kills it when the lifeline ends
 *    |  hold
 *   init (init.c)               in the new namespaces; PID 1 in a PID namespace, else a child subreaper
 *    |
 *   body (body.c)               the command; with AS_INIT it is init itself
 *
 * How each death reaches the others:
 *   runner      the lifeline ends, the supervisor kills init.
 *   supervisor  in a PID namespace init has asked for SIGKILL (PR_SET_PDEATHSIG). Without one it must still clean up, so it
 *               only sees `hold` end, a pipe whose other end the supervisor has open and never writes to again after "go".
 *   init        in a PID namespace the kernel kills all that is in it. Without one the supervisor, a subreaper too, does.
 *   body        init sees it, tells its status, and ends.
 *
 * Every signal is blocked in supervisor and init, and read from a signalfd.
 */
#ifndef ISOLATION_PROCESS_H
#define ISOLATION_PROCESS_H

#include "script.h"

#include <stdbool.h>

/* In memory shared by supervisor, init and body: what has been told. */
struct isolation_progress {
    volatile bool failed; /* STEP_FAILED or EXEC_FAILED: the body never ran, its end is not to be told */
    volatile bool ended;  /* EXITED or SIGNALED */
};

struct isolation_launch {
    struct isolation_script script;
    struct isolation_progress *progress;
    bool pid_namespace;
    bool as_init;
    int request, frames; /* for the body; -1: it gets none */
    int hold[2];
    int signals; /* signalfd of this process */
};

/* A signalfd for all signals, which must be blocked. -1 with errno. */
int isolation_open_signals(void);

enum isolation_watch_end { ISOLATION_WATCH_CHILD_ENDED, ISOLATION_WATCH_HUNG_UP };

/*
 * Waits for `child` to end (its wait status in *status) or for the other end of `hangup` to close. Until then forwards to the
 * child what signals arrive and, if adopts, reaps the orphans that this process is handed.
 */
enum isolation_watch_end isolation_watch(int signals, int hangup, pid_t child, bool adopts, int *status);

/* Whether the other end of a pipe is closed. */
bool isolation_hung_up(int fd);

/* Kills and reaps children, those they leave behind, and so on. proc: a descriptor of /proc from before the body ran, or -1. */
void isolation_kill_descendants(int proc);

/* Tells how a process ended. */
void isolation_report_end(const struct isolation_launch *launch, uint32_t id, int status);

/* In each process that main and then clone(2) and fork(2) make. */
_Noreturn void isolation_supervise(struct isolation_launch *launch);
_Noreturn void isolation_init(struct isolation_launch *launch);
_Noreturn void isolation_body(struct isolation_launch *launch);

#endif
