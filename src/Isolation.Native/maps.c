/* maps.c - see maps.h. */
#define _GNU_SOURCE
#include "maps.h"
#include "program.h"
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int write_map(const struct isolation_step *step, pid_t init)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", init, step->args[0]);
    return isolation_write_file(AT_FDCWD, path, step->args[1]);
}

static int spawn_program(const struct isolation_step *step, pid_t init, pid_t *pid)
{
    char number[16], buffer[PATH_MAX];
    const char *file = isolation_find_program(step->args[0], buffer);
    if (file == NULL)
        return errno;
    snprintf(number, sizeof number, "%d", init);
    char **argv = malloc((step->argc + 2) * sizeof *argv);
    if (argv == NULL)
        return ENOMEM;
    argv[0] = step->args[0];
    argv[1] = number;
    memcpy(argv + 2, step->args + 1, step->argc * sizeof *argv); /* with the NULL */

    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &none);
    int failure = posix_spawn(pid, file, NULL, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    free(argv);
    return failure;
}

static int run_program(const struct isolation_step *step, const struct isolation_map_target *target, int32_t *value)
{
    pid_t program;
    int status;
    *value = 0;
    int failure = spawn_program(step, target->init, &program);
    if (failure != 0)
        return failure;
    if (isolation_watch(target->launch->signals, ISOLATION_FD_LIFELINE, program, false, &status) == ISOLATION_WATCH_HUNG_UP) {
        kill(program, SIGKILL);
        waitpid(program, &status, 0);
    }
    *value = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return *value == 0 ? 0 : EPERM;
}

int isolation_run_map_step(const struct isolation_step *step, void *state, int32_t *value)
{
    const struct isolation_map_target *target = state;
    return step->op == ISOLATION_OP_MAP_WRITE ? write_map(step, target->init) : run_program(step, target, value);
}
