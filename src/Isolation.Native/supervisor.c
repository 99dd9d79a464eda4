/* supervisor.c - clones init and stays until everything is gone. See process.h for who watches whom. */
#define _GNU_SOURCE
#include "process.h"
#include "setup.h"
#include "maps.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void isolation_report_end(const struct isolation_launch *launch, uint32_t id, int status)
{
    if (launch->progress->failed || launch->progress->ended)
        return;
    launch->progress->ended = true;
    if (WIFEXITED(status))
        isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_EXITED, id, 0, WEXITSTATUS(status));
    else
        isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_SIGNALED, id, WCOREDUMP(status) ? 1 : 0, WTERMSIG(status));
}

/*
 * clone(2) and not clone3(2): seccomp filters of containers cannot look into clone3's arguments and refuse it altogether. With
 * a NULL stack it is fork(2) with flags; all arguments but the first are 0, so their order, which differs, does not matter.
 */
static pid_t clone_init(const struct isolation_launch *launch)
{
    unsigned long flags = isolation_step_number(&launch->script.steps[0], 0);
    return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

static void prepare(struct isolation_launch *launch)
{
    const struct isolation_script *script = &launch->script;
    launch->pid_namespace = isolation_step_number(&script->steps[0], 0) & CLONE_NEWPID;
    launch->as_init = isolation_step_number(&script->steps[script->count - 1], 0) & ISOLATION_EXEC_AS_INIT;
    launch->signals = isolation_open_signals();
    launch->progress = mmap(NULL, sizeof *launch->progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (launch->signals == -1 || launch->progress == MAP_FAILED || pipe2(launch->hold, O_CLOEXEC) == -1) {
        isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_STEP_FAILED, script->steps[0].id, errno, ISOLATION_OP_CLONE);
        _exit(ISOLATION_EXIT_SETUP);
    }
    if (!launch->pid_namespace)
        prctl(PR_SET_CHILD_SUBREAPER, 1);
}

static void clean_up(const struct isolation_launch *launch)
{
    if (launch->pid_namespace)
        return;
    int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    isolation_kill_descendants(proc);
    close(proc);
}

static _Noreturn void end_with(const struct isolation_launch *launch, pid_t init, enum isolation_exit code)
{
    /* Not yet reaped, so the number cannot be another process's. */
    kill(init, SIGKILL);
    waitpid(init, NULL, 0);
    clean_up(launch);
    _exit(code);
}

_Noreturn void isolation_supervise(struct isolation_launch *launch)
{
    prepare(launch);
    pid_t init = clone_init(launch);
    if (init == 0)
        isolation_init(launch);
    if (init == -1) {
        isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_STEP_FAILED, launch->script.steps[0].id, errno, ISOLATION_OP_CLONE);
        _exit(ISOLATION_EXIT_SETUP);
    }
    close(launch->hold[0]);
    close(ISOLATION_FD_REQUEST);
    close(ISOLATION_FD_FRAMES);
    isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_CLONED, 0, 0, init);

    struct isolation_map_target target = { launch, init };
    if (isolation_run_steps(&launch->script, ISOLATION_BY_SUPERVISOR, ISOLATION_FD_STATUS, isolation_run_map_step, &target) == -1
        || write(launch->hold[1], "g", 1) == -1)
        end_with(launch, init, ISOLATION_EXIT_SETUP);

    int status;
    if (isolation_watch(launch->signals, ISOLATION_FD_LIFELINE, init, false, &status) == ISOLATION_WATCH_HUNG_UP)
        end_with(launch, init, ISOLATION_EXIT_HUNG_UP);
    if (launch->as_init)
        isolation_report_end(launch, 0, status);
    else if (WIFSIGNALED(status))
        isolation_report_end(launch, ISOLATION_ID_INIT, status);
    clean_up(launch);
    _exit(launch->progress->failed ? ISOLATION_EXIT_SETUP : ISOLATION_EXIT_DONE);
}
