/* body.c - from the fork to the exec of the body. */
#define _GNU_SOURCE
#include "process.h"
#include "program.h"
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <unistd.h>

extern char **environ;

/* execvp(3) would hand a file of unknown format to /bin/sh; that must be an error here. Returns the errno. */
static int execute(char **argv)
{
    char buffer[PATH_MAX];
    const char *file = isolation_find_program(argv[0], buffer);
    if (file != NULL)
        execve(file, argv, environ);
    return errno;
}

/* Hands over one of the body's descriptors, or closes what is there. What remains is CLOEXEC. */
static void hand_over(int from, int to)
{
    if (from == -1)
        close(to);
    else
        dup2(from, to);
}

static bool has_step(const struct isolation_script *script, uint32_t op)
{
    for (size_t i = 0; i < script->count; i++)
        if (script->steps[i].op == op)
            return true;
    return false;
}

_Noreturn void isolation_body(struct isolation_launch *launch)
{
    const struct isolation_step *exec = &launch->script.steps[launch->script.count - 1];
    int status = fcntl(ISOLATION_FD_STATUS, F_DUPFD_CLOEXEC, ISOLATION_FD_FIRST_FREE);

    /* kill(0, ...) in the body must not reach init. */
    if (!has_step(&launch->script, ISOLATION_OP_SETSID))
        setpgid(0, 0);
    if (isolation_run_steps(&launch->script, ISOLATION_BY_BODY, status, NULL, NULL) == -1) {
        launch->progress->failed = true;
        _exit(ISOLATION_EXIT_SETUP);
    }
    hand_over(launch->request, ISOLATION_FD_BODY_REQUEST);
    hand_over(launch->frames, ISOLATION_FD_BODY_FRAMES);
    isolation_report(status, ISOLATION_STATUS_STARTED, exec->id, 0, getpid());

    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int failure = execute(exec->args + 1);
    launch->progress->failed = true;
    isolation_report(status, ISOLATION_STATUS_EXEC_FAILED, exec->id, failure, ISOLATION_OP_EXEC);
    _exit(ISOLATION_EXIT_SETUP);
}
