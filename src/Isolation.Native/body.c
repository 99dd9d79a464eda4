/* body.c - from the fork to the exec of the body. */
#define _GNU_SOURCE
#include "process.h"
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

/* execvp(3) would hand a file of unknown format to /bin/sh; that must be an error here. Returns the errno. */
static int execute(char **argv)
{
    if (strchr(argv[0], '/') != NULL) {
        execve(argv[0], argv, environ);
        return errno;
    }
    const char *path = getenv("PATH");
    int failure = ENOENT;
    for (const char *start = path == NULL ? "/usr/bin:/bin" : path; start != NULL;) {
        char file[PATH_MAX];
        const char *end = strchrnul(start, ':');
        int length = snprintf(file, sizeof file, "%.*s%s%s", (int)(end - start), start, end == start ? "" : "/", argv[0]);
        if (length < (int)sizeof file) {
            execve(file, argv, environ);
            /* Also the answer for a directory of PATH that may not be entered, which says nothing about the command. */
            if (errno == EACCES)
                failure = access(file, F_OK) == 0 ? EACCES : failure;
            else if (errno != ENOENT && errno != ENOTDIR)
                return errno;
        }
        start = *end == '\0' ? NULL : end + 1;
    }
    return failure;
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
