/* entry.c - isolation_fork: the script's steps, shared out among server, init and child. */
#define _GNU_SOURCE
#include "world.h"
#include "raw.h"
#include "../setup.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct errand {
    struct isolation_script script;
    int status;
    pid_t init;
};

static int write_map(const struct isolation_step *step, void *state, int32_t *value)
{
    const struct errand *errand = state;
    char path[64];
    (void)value;
    snprintf(path, sizeof path, "/proc/%d/%s", errand->init, step->args[0]);
    return isolation_write_file(AT_FDCWD, path, step->args[1]);
}

static int run(struct errand *errand, enum isolation_actor actor, isolation_step_runner *runner)
{
    return isolation_run_steps(&errand->script, actor, errand->status, runner, errand) == -1 ? ECANCELED : 0;
}

static int map(void *state, pid_t init)
{
    struct errand *errand = state;
    errand->init = init;
    isolation_report(errand->status, ISOLATION_STATUS_CLONED, 0, 0, init);
    return run(errand, ISOLATION_BY_SUPERVISOR, write_map);
}

static int set_up(void *state)
{
    return run(state, ISOLATION_BY_INIT, NULL);
}

static const struct isolation_step *find_step(const struct isolation_script *script, uint32_t op)
{
    for (size_t i = 0; i < script->count; i++)
        if (script->steps[i].op == op)
            return &script->steps[i];
    return NULL;
}

static int enter(void *state)
{
    const struct errand *errand = state;
    /* kill(0, ...) must not reach init. */
    if (find_step(&errand->script, ISOLATION_OP_SETSID) == NULL)
        setpgid(0, 0);
    return run(state, ISOLATION_BY_BODY, NULL);
}

/*
 * What needs a fresh process: a body that is PID 1; ids that change, for libc changes them in every thread that it knows of, and
 * they are the server's; a helper program to write the maps, which would have to be waited for under the runtime's eyes.
 */
static const struct isolation_step *find_unfit(const struct isolation_script *script)
{
    static const uint32_t unfit[] = { ISOLATION_OP_SETIDS, ISOLATION_OP_MAP_RUN };
    for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++) {
        const struct isolation_step *step = find_step(script, unfit[i]);
        if (step != NULL)
            return step;
    }
    const struct isolation_step *last = &script->steps[script->count - 1];
    if (isolation_step_number(last, 0) & ISOLATION_EXEC_AS_INIT)
        return last;
    return isolation_step_number(script->steps, 0) & CLONE_NEWPID ? NULL : script->steps;
}

static int32_t refuse(struct isolation_fork_result *result, int stage, int err, int32_t value)
{
    *result = (struct isolation_fork_result){ .stage = stage, .err = err, .value = value, .init = -1, .pidfd = -1 };
    errno = err;
    return -1;
}

static int32_t fork_with(struct errand *errand, const struct isolation_fork_options *options, struct isolation_fork_result *result)
{
    const struct isolation_step *unfit = find_unfit(&errand->script);
    if (unfit != NULL)
        return refuse(result, ISOLATION_FORK_UNFIT, ENOTSUP, (int32_t)unfit->id);
    const struct isolation_world world = {
        .clone_flags = isolation_step_number(errand->script.steps, 0), .map = map, .set_up = set_up, .enter = enter, .state = errand,
    };
    return isolation_fork_into(&world, options, result);
}

int32_t isolation_fork(const struct isolation_fork_options *options, struct isolation_fork_result *result)
{
    struct errand errand = { .status = options->status };
    struct isolation_script_error wrong;
    char *bytes = malloc(options->script_length);
    if (bytes == NULL)
        return refuse(result, ISOLATION_FORK_MEMORY, ENOMEM, 0);
    memcpy(bytes, options->script, options->script_length);
    int32_t returned = isolation_script_parse(bytes, options->script_length, &errand.script, &wrong) == -1
        ? refuse(result, ISOLATION_FORK_SCRIPT, EINVAL, (int32_t)wrong.offset)
        : fork_with(&errand, options, result);
    int err = errno;
    isolation_script_free(&errand.script);
    free(bytes);
    errno = err;
    return returned;
}
