/* init.c - the first process in the new namespaces. See process.h for who watches whom. */
#define _GNU_SOURCE
#include "process.h"
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Dies with the supervisor from here on; if it has died already, `hold` has ended. */
static void follow_supervisor(const struct isolation_launch *launch)
{
    if (launch->pid_namespace)
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (isolation_hung_up(launch->hold[0]))
        _exit(ISOLATION_EXIT_HUNG_UP);
}

static void await_go(const struct isolation_launch *launch)
{
    char go;
    if (read(launch->hold[0], &go, 1) != 1)
        _exit(ISOLATION_EXIT_HUNG_UP);
}

static pid_t start_body(struct isolation_launch *launch)
{
    pid_t body = fork();
    if (body == 0) {
        /* Should init be killed where no PID namespace takes the body with it. */
        if (!launch->pid_namespace)
            prctl(PR_SET_PDEATHSIG, SIGKILL);
        isolation_body(launch);
    }
    if (body == -1) {
        isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_EXEC_FAILED,
                         launch->script.steps[launch->script.count - 1].id, errno, ISOLATION_OP_EXEC);
        launch->progress->failed = true;
    }
    return body;
}

_Noreturn void isolation_init(struct isolation_launch *launch)
{
    close(launch->hold[1]);
    close(launch->signals);
    await_go(launch);
    follow_supervisor(launch);
    int proc = launch->pid_namespace ? -1 : open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (isolation_run_steps(&launch->script, ISOLATION_BY_INIT, ISOLATION_FD_STATUS, NULL, NULL) == -1) {
        launch->progress->failed = true;
        _exit(ISOLATION_EXIT_SETUP);
    }
    /* Again: a step that changed credentials has cleared the death signal. */
    follow_supervisor(launch);
    if (launch->as_init)
        isolation_body(launch);

    if (!launch->pid_namespace)
        prctl(PR_SET_CHILD_SUBREAPER, 1);
    launch->signals = isolation_open_signals();
    pid_t body = start_body(launch);
    close(ISOLATION_FD_REQUEST);
    close(ISOLATION_FD_FRAMES);

    int status = 0;
    enum isolation_watch_end end = ISOLATION_WATCH_HUNG_UP;
    if (body != -1)
        end = isolation_watch(launch->signals, launch->hold[0], body, true, &status);
    if (end == ISOLATION_WATCH_CHILD_ENDED)
        isolation_report_end(launch, 0, status);
    if (!launch->pid_namespace)
        isolation_kill_descendants(proc);
    _exit(launch->progress->failed ? ISOLATION_EXIT_SETUP : ISOLATION_EXIT_DONE);
}
