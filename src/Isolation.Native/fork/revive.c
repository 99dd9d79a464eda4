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
#include "symbols.h"

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

static ptrdiff_t restartable_offset;
static uint32_t restartable_length;

static long restartable(void *tls, uint32_t length)
{
    return isolation_raw(SYS_rseq, (long)((char *)tls + restartable_offset), length, 0, (long)ISOLATION_RSEQ_SIGNATURE);
}

bool isolation_restartable_prepare(void)
{
    /* glibc's, since 2.35; looked up, or the library would not load where they are not. Other libcs do not register. */
    const ptrdiff_t *offset = dlsym(RTLD_DEFAULT, "__rseq_offset");
    const unsigned int *size = dlsym(RTLD_DEFAULT, "__rseq_size");
    restartable_length = 0;
    if (offset == NULL || size == NULL || *size == 0)
        return true;
    restartable_offset = *offset;
    /* libc does not tell which length it registered. To register the same again is EBUSY, another length is EINVAL. */
    uint32_t align = (uint32_t)getauxval(AT_RSEQ_ALIGN), feature = (uint32_t)getauxval(AT_RSEQ_FEATURE_SIZE);
    uint32_t lengths[] = { 32, *size, align == 0 ? 32 : (feature + align - 1) / align * align };
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
            isolation_raw(SYS_tgkill, isolation_raw(SYS_getpid, 0), isolation_raw(SYS_gettid, 0), number);
    isolation_say_revived(self);
    isolation_raw_sigreturn(self->frame);
}

/*
 * The CLR raises ProcessExit on its finalizer thread: a test's handlers run there. It needs an id that no sibling has, for named
 * mutexes tell their owners by it. When the server is quiet that thread waits for work and holds nothing by its old id.
 */
static bool needs_id_of_its_own(const struct isolation_parked *thread)
{
    return thread->tid_address != NULL && strcmp(thread->name, ".NET Finalizer") == 0;
}

static long revive(struct isolation_parked *thread, bool own_id)
{
    pid_t tid = thread->tid;
    struct clone_args args = {
        .flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS
            | (thread->tid_address == NULL ? 0 : CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID),
        .parent_tid = (uintptr_t)thread->tid_address,
        .child_tid = (uintptr_t)thread->tid_address,
        .stack = (uintptr_t)thread->stack,
        .stack_size = thread->stack_size,
        .tls = (uintptr_t)thread->tls,
        .set_tid = own_id ? 0 : (uintptr_t)&tid,
        .set_tid_size = own_id ? 0 : 1,
    };
    return isolation_raw_clone3(&args, come_back, thread);
}

bool isolation_revive(struct isolation_fork_result *result)
{
    isolation_expect_revived();
    /* Those with a new id last: it might be an old one of the others. */
    for (int own_id = 0; own_id <= 1; own_id++) {
        for (struct isolation_parked *thread = isolation_parked_threads(); thread != NULL; thread = thread->next) {
            if (needs_id_of_its_own(thread) != own_id)
                continue;
            long err = revive(thread, own_id);
            if (err < 0) {
                *result = (struct isolation_fork_result){ .stage = ISOLATION_FORK_REVIVE, .err = (int)-err, .value = thread->tid };
                return false;
            }
        }
    }
    isolation_await_revived();
    return true;
}
