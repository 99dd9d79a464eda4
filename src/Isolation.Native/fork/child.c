/* child.c - from the copy of the address space to a process like the server: its files, its threads, its main thread. */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE /* longjmp to another stack is what is wanted here */
#include "world.h"
#include "raw.h"
#include "../isolation.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tell(const struct isolation_init *init, uint32_t kind, uint32_t id, int32_t err, int32_t value)
{
    struct isolation_status record = { kind, id, err, value };
    isolation_raw(SYS_write, init->options->status, (long)&record, sizeof record);
}

/* What the kernel knew of the main thread. Its registers are in caller->context. */
static void become_main_thread(const struct isolation_caller *caller)
{
    isolation_raw(SYS_set_tid_address, (long)caller->tid_address);
    isolation_raw(SYS_set_robust_list, (long)caller->robust_list, (long)caller->robust_length);
    isolation_raw(SYS_sigaltstack, (long)caller->alternate_stack, 0);
    isolation_restartable_register(caller->tls);
    /* It has init's. */
    isolation_raw(SYS_prctl, PR_SET_NAME, (long)caller->name);
}

static bool become_twin(struct isolation_init *init, struct isolation_fork_result *result)
{
    const struct isolation_fork_options *options = init->options;
    int err = init->world->enter(init->world->state);
    if (err != 0) {
        *result = (struct isolation_fork_result){ .stage = ISOLATION_FORK_ENTER, .err = err };
        return false;
    }
    become_main_thread(init->caller);
    return isolation_files_renew(init->files, result) && isolation_files_move(options->moves, options->move_count, result)
        && isolation_revive(result);
}

_Noreturn void isolation_become_child(struct isolation_init *init)
{
    struct isolation_caller *caller = init->caller;
    struct isolation_fork_result *result = init->result;
    if (!become_twin(init, result)) {
        if (result->stage != ISOLATION_FORK_ENTER)
            tell(init, ISOLATION_STATUS_FORK_FAILED, (uint32_t)result->stage, result->err, result->value);
        _exit(ISOLATION_EXIT_SETUP);
    }
    tell(init, ISOLATION_STATUS_STARTED, 0, 0, caller->pid);
    close(init->options->status);
    isolation_init_forget();
    close(result->pidfd);
    result->in_child = 1;
    result->init = 1;
    result->pidfd = -1;
    _longjmp(caller->context, 1);
}
