/*
 * revive.c - creates the parked threads again in the copy of the process.
 *
 * Memory is as it was, so all that a thread has in it is there: stack, thread-local storage, the saved registers. What the
 * kernel knew of it must be told again: its id, where that is cleared at its end, robust list, rseq area, name, pending
 * signals. The rest (registers, signal mask, alternate stack) comes with the return from the signal handler.
 */
#define _GNU_SOURCE
#include "park.h"
#include "raw.h"

#include <elf.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <unistd.h>

#ifndef AT_RSEQ_FEATURE_SIZE
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN 28
#endif

/* glibc's, since 2.35; other libcs do not register. */
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));

static uint32_t restartable_length;

static long restartable(void *tls, uint32_t length)
{
    return isolation_raw(SYS_rseq, (long)((char *)tls + __rseq_offset), length, 0, (long)ISOLATION_RSEQ_SIGNATURE);
}

bool isolation_restartable_prepare(void)
{
    restartable_length = 0;
    if (&__rseq_size == NULL || __rseq_size == 0)
        return true;
    /* libc does not tell which length it registered. To register the same again is EBUSY, another length is EINVAL. */
    uint32_t align = (uint32_t)getauxval(AT_RSEQ_ALIGN), feature = (uint32_t)getauxval(AT_RSEQ_FEATURE_SIZE);
    uint32_t lengths[] = { 32, __rseq_size, align == 0 ? 32 : (feature + align - 1) / align * align };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        if (restartable(isolation_thread_pointer(), lengths[i]) != -EBUSY)
            continue;
        restartable_length = lengths[i];
        return true;
    }
    return false;
}

void isolation_restartable_register(void *tls)
{
    if (restartable_length != 0)
        restartable(tls, restartable_length);
}

/* A thread's first and only code before it returns from its handler. */
static void come_back(void *state)
{
    struct isolation_parked *self = state;
    isolation_raw(SYS_set_robust_list, (long)self->robust_list, (long)self->robust_length);
    isolation_restartable_register(self->tls);
    isolation_raw(SYS_prctl, PR_SET_NAME, (long)self->name);
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        if (self->pending >> (number - 1) & 1)
            isolation_raw(SYS_tgkill, isolation_raw(SYS_getpid, 0), self->tid, number);
    isolation_say_revived(self);
    isolation_raw_sigreturn(self->frame);
}

bool isolation_revive(struct isolation_fork_result *result)
{
    isolation_expect_revived();
    for (struct isolation_parked *thread = isolation_parked_threads(); thread != NULL; thread = thread->next) {
        pid_t tid = thread->tid;
        struct clone_args args = {
            .flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS
                | (thread->tid_address == NULL ? 0 : CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID),
            .parent_tid = (uintptr_t)thread->tid_address,
            .child_tid = (uintptr_t)thread->tid_address,
            .stack = (uintptr_t)thread->stack,
            .stack_size = thread->stack_size,
            .tls = (uintptr_t)thread->tls,
            .set_tid = (uintptr_t)&tid,
            .set_tid_size = 1,
        };
        long err = isolation_raw_clone3(&args, come_back, thread);
        if (err < 0) {
            *result = (struct isolation_fork_result){ .stage = ISOLATION_FORK_REVIVE, .err = (int)-err, .value = tid };
            return false;
        }
    }
    isolation_await_revived();
    return true;
}
