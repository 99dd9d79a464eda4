/*
 * park.c - stops every other thread at a point from which it can be born again.
 *
 * Threads start, start others and end while they are being stopped, so a list of them is old as soon as it is read. But a
 * parked thread does neither, and the kernel keeps a count of a process's threads: when as many are parked as there are beside
 * this one, all are, and it stays so. Until then the list is read again and the newcomers are sent the signal.
 *
 * There is no table of threads: each keeps its record on its own stack, and the records form a list.
 *
 * A signal that one thread sent to another (the CLR does, to suspend it) may wait, blocked, at a thread that is parked already.
 * A clone would lose it. So when all are parked each is asked once more what is pending.
 */
#define _GNU_SOURCE
#include "park.h"
#include "raw.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { RUNNING = 0, PARKING = 1, SETTLING = 2, PHASES = 4 };

static struct {
    int signal;
    _Atomic uint32_t epoch;   /* its last two bits are the phase; all wait for it to change */
    _Atomic uint32_t arrived; /* in this phase */
    _Atomic uint32_t wanted;
    _Atomic(struct isolation_parked *) threads;
} park;

static pid_t *roster; /* the threads that were sent the signal */
static size_t roster_count, roster_capacity;

static void futex_wait(_Atomic uint32_t *word, uint32_t value, uint32_t microseconds)
{
    struct timespec timeout = { microseconds / 1000000, microseconds % 1000000 * 1000 };
    isolation_raw(SYS_futex, (long)word, FUTEX_WAIT_PRIVATE, value, microseconds == 0 ? 0 : (long)&timeout);
}

static void arrive(void)
{
    if (atomic_fetch_add(&park.arrived, 1) + 1 == atomic_load(&park.wanted))
        isolation_raw(SYS_futex, (long)&park.arrived, FUTEX_WAKE_PRIVATE, 1);
}

static uint32_t await_change(uint32_t epoch)
{
    uint32_t now;
    while ((now = atomic_load(&park.epoch)) == epoch)
        futex_wait(&park.epoch, epoch, 0);
    return now;
}

static void await_unpark(const struct isolation_parked *self)
{
    uint32_t epoch;
    while ((epoch = atomic_load(&park.epoch)) / PHASES == self->fork)
        await_change(epoch);
}

/* The handler. It may be called late, for a fork that has ended or, which is as good, for the next one. */
static void wait_parked(int number, siginfo_t *info, void *context)
{
    (void)number;
    uint32_t epoch = atomic_load(&park.epoch);
    if (epoch % PHASES != PARKING)
        return;

    char room[2048] __attribute__((aligned(16)));
    struct isolation_parked self = {
        .tid = (pid_t)isolation_raw(SYS_gettid, 0),
        .fork = epoch / PHASES,
        .tls = isolation_thread_pointer(),
        .frame = isolation_signal_frame(info, context),
        .stack = room,
        .stack_size = sizeof room,
    };
    long err = isolation_raw(SYS_prctl, PR_GET_TID_ADDRESS, (long)&self.tid_address);
    if (err == 0)
        err = isolation_raw(SYS_get_robust_list, 0, (long)&self.robust_list, (long)&self.robust_length);
    if (err == 0)
        err = isolation_raw(SYS_prctl, PR_GET_NAME, (long)self.name);
    self.err = (int)-err;

    self.next = atomic_load(&park.threads);
    while (!atomic_compare_exchange_weak(&park.threads, &self.next, &self)) { }
    arrive();
    if (await_change(epoch) % PHASES != SETTLING)
        return;
    isolation_raw(SYS_rt_sigpending, (long)&self.pending, ISOLATION_SIGSET_BYTES);
    arrive();
    await_unpark(&self);
}

int isolation_park_prepare(void)
{
    struct sigaction action;
    for (int number = SIGRTMAX; number > SIGRTMIN; number--) {
        if (sigaction(number, NULL, &action) == -1)
            return errno;
        if ((action.sa_flags & SA_SIGINFO) ? action.sa_sigaction != wait_parked : action.sa_handler != SIG_DFL)
            continue;
        action = (struct sigaction){ .sa_sigaction = wait_parked, .sa_flags = SA_SIGINFO | SA_RESTART };
        sigfillset(&action.sa_mask);
        park.signal = number;
        return sigaction(number, &action, NULL) == -1 ? errno : 0;
    }
    return EBUSY;
}

static void set_phase(uint32_t phase, uint32_t wanted)
{
    atomic_store(&park.arrived, 0);
    atomic_store(&park.wanted, wanted);
    uint32_t epoch = atomic_load(&park.epoch);
    atomic_store(&park.epoch, epoch - epoch % PHASES + phase + (phase == RUNNING ? PHASES : 0));
    isolation_raw(SYS_futex, (long)&park.epoch, FUTEX_WAKE_PRIVATE, INT32_MAX);
}

void isolation_unpark(void)
{
    atomic_store(&park.threads, NULL);
    set_phase(RUNNING, 0);
}

struct isolation_parked *isolation_parked_threads(void)
{
    return atomic_load(&park.threads);
}

static uint32_t count_threads(int directory)
{
    /* Beside "." and "..", a link for each. */
    struct statx state;
    long err = isolation_raw(SYS_statx, directory, (long)"", AT_EMPTY_PATH, STATX_NLINK, (long)&state);
    return err != 0 || state.stx_nlink < 3 ? 0 : state.stx_nlink - 2;
}

static int open_threads(void)
{
    return open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

uint32_t isolation_thread_count(void)
{
    int directory = open_threads();
    if (directory == -1)
        return 0;
    uint32_t count = count_threads(directory);
    close(directory);
    return count;
}

static int send_signal(pid_t tid)
{
    for (size_t i = 0; i < roster_count; i++)
        if (roster[i] == tid)
            return 0;
    if (roster_count == roster_capacity) {
        /* Not malloc: a parked thread may hold its lock. */
        size_t size = roster_capacity * sizeof *roster;
        void *larger = size == 0 ? mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                 : mremap(roster, size, size * 2, MREMAP_MAYMOVE);
        if (larger == MAP_FAILED)
            return errno;
        roster = larger;
        roster_capacity = (size == 0 ? 4096 : size * 2) / sizeof *roster;
    }
    long err = -isolation_raw(SYS_tgkill, getpid(), tid, park.signal);
    if (err == ESRCH)
        return 0;
    if (err == 0)
        roster[roster_count++] = tid;
    return (int)err;
}

/* Sends the signal to every thread that has not had it yet. */
static int signal_newcomers(int directory, pid_t self)
{
    char entries[4096] __attribute__((aligned(8)));
    if (lseek(directory, 0, SEEK_SET) == -1)
        return errno;
    for (;;) {
        long length = isolation_raw(SYS_getdents64, directory, (long)entries, sizeof entries);
        if (length <= 0)
            return (int)-length;
        for (long at = 0; at < length;) {
            struct dirent64 *entry = (struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            pid_t tid = atoi(entry->d_name);
            int err = tid <= 0 || tid == self ? 0 : send_signal(tid);
            if (err != 0)
                return err;
        }
    }
}

static uint64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static bool await_arrivals(uint32_t wanted, uint64_t deadline)
{
    uint32_t arrived;
    while ((arrived = atomic_load(&park.arrived)) < wanted) {
        uint64_t now = microseconds();
        if (now >= deadline)
            return false;
        futex_wait(&park.arrived, arrived, (uint32_t)(deadline - now));
    }
    return true;
}

static pid_t find_missing(void)
{
    for (size_t i = 0; i < roster_count; i++) {
        struct isolation_parked *thread = isolation_parked_threads();
        while (thread != NULL && thread->tid != roster[i])
            thread = thread->next;
        if (thread == NULL && isolation_raw(SYS_tgkill, getpid(), roster[i], 0) == 0)
            return roster[i];
    }
    return 0;
}

static bool give_up(struct isolation_fork_result *result, int stage, int err, int value)
{
    isolation_unpark();
    result->stage = stage;
    result->err = err;
    result->value = value;
    return false;
}

static int park_all(int directory, pid_t self, uint64_t deadline)
{
    for (;;) {
        int err = signal_newcomers(directory, self);
        if (err != 0)
            return err;
        uint32_t others = count_threads(directory) - 1;
        atomic_store(&park.wanted, others);
        /* Some of them may be about to end, and others not yet known: so look again soon. */
        uint64_t slice = microseconds() + 2000;
        await_arrivals(others, slice < deadline ? slice : deadline);
        if (atomic_load(&park.arrived) == count_threads(directory) - 1)
            return 0;
        if (microseconds() >= deadline)
            return ETIMEDOUT;
    }
}

void isolation_expect_revived(void)
{
    /* As many as have been parked: `wanted` stays. */
    atomic_store(&park.arrived, 0);
}

void isolation_say_revived(const struct isolation_parked *self)
{
    arrive();
    await_unpark(self);
}

void isolation_await_revived(void)
{
    await_arrivals(atomic_load(&park.wanted), UINT64_MAX);
}

bool isolation_park(uint32_t timeout_ms, struct isolation_fork_result *result)
{
    int directory = open_threads();
    if (directory == -1 || count_threads(directory) == 0) {
        result->stage = ISOLATION_FORK_PROC;
        result->err = errno;
        if (directory != -1)
            close(directory);
        return false;
    }
    uint64_t deadline = microseconds() + timeout_ms * UINT64_C(1000);
    roster_count = 0;
    set_phase(PARKING, UINT32_MAX);
    int err = park_all(directory, (pid_t)isolation_raw(SYS_gettid, 0), deadline);
    close(directory);
    if (err != 0)
        return give_up(result, ISOLATION_FORK_PARK, err, err == ETIMEDOUT ? find_missing() : 0);

    uint32_t threads = atomic_load(&park.arrived);
    for (struct isolation_parked *thread = isolation_parked_threads(); thread != NULL; thread = thread->next)
        if (thread->err != 0)
            return give_up(result, ISOLATION_FORK_PARK_STATE, thread->err, thread->tid);
    set_phase(SETTLING, threads);
    await_arrivals(threads, UINT64_MAX);
    result->threads = threads;
    return true;
}
