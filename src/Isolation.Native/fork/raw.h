/*
 * raw.h - system calls that touch neither errno nor any other thread-local memory, and the few that C cannot express.
 *
 * A parked thread must come back with its errno as it was, and init runs on thread-local memory that is another's.
 */
#ifndef ISOLATION_FORK_RAW_H
#define ISOLATION_FORK_RAW_H

#include <linux/sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ISOLATION_RSEQ_SIGNATURE 0x53053053u

static inline long isolation_raw_array(long number, const long a[6])
{
    long result = number;
    register long r10 __asm__("r10") = a[3];
    register long r8 __asm__("r8") = a[4];
    register long r9 __asm__("r9") = a[5];
    __asm__ volatile("syscall"
                     : "+a"(result)
                     : "D"(a[0]), "S"(a[1]), "d"(a[2]), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

/* clone3(2). The new process or thread calls run(state), on args->stack if there is one, and must not return from it. */
static inline long isolation_raw_clone3(const struct clone_args *args, void (*run)(void *), void *state)
{
    long result = SYS_clone3;
    register void (*entry)(void *) __asm__("r8") = run;
    register void *argument __asm__("r9") = state;
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "and $-16, %%rsp\n\t"
                     "mov %%r9, %%rdi\n\t"
                     "call *%%r8\n\t"
                     "ud2\n"
                     "1:"
                     : "+a"(result)
                     : "D"(args), "S"(sizeof *args), "r"(entry), "r"(argument)
                     : "rcx", "r11", "memory");
    return result;
}

/* Where libc keeps what is the thread's own. */
static inline void *isolation_thread_pointer(void)
{
    void *pointer;
    __asm__("mov %%fs:0, %0" : "=r"(pointer));
    return pointer;
}

/* Where the stack pointer must be for rt_sigreturn(2) to end the signal handler that was called with these. */
static inline void *isolation_signal_frame(void *info, void *context)
{
    (void)info;
    return context;
}

static inline _Noreturn void isolation_raw_sigreturn(void *frame)
{
    __asm__ volatile("mov %0, %%rsp\n\tsyscall\n\tud2" : : "r"(frame), "a"((long)SYS_rt_sigreturn) : "memory");
    __builtin_unreachable();
}

#elif defined(__aarch64__) /* compiled, never yet run */
#define ISOLATION_RSEQ_SIGNATURE 0xd428bc00u

static inline long isolation_raw_array(long number, const long a[6])
{
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a[0];
    register long x1 __asm__("x1") = a[1];
    register long x2 __asm__("x2") = a[2];
    register long x3 __asm__("x3") = a[3];
    register long x4 __asm__("x4") = a[4];
    register long x5 __asm__("x5") = a[5];
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
}

static inline long isolation_raw_clone3(const struct clone_args *args, void (*run)(void *), void *state)
{
    register long x8 __asm__("x8") = SYS_clone3;
    register long x0 __asm__("x0") = (long)args;
    register long x1 __asm__("x1") = (long)sizeof *args;
    register void (*entry)(void *) __asm__("x9") = run;
    register void *argument __asm__("x10") = state;
    __asm__ volatile("svc 0\n\t"
                     "cbnz x0, 1f\n\t"
                     "mov x29, xzr\n\t"
                     "mov x0, x10\n\t"
                     "blr x9\n\t"
                     "brk 1\n"
                     "1:"
                     : "+r"(x0)
                     : "r"(x8), "r"(x1), "r"(entry), "r"(argument)
                     : "memory");
    return x0;
}

static inline void *isolation_thread_pointer(void)
{
    return __builtin_thread_pointer();
}

static inline void *isolation_signal_frame(void *info, void *context)
{
    (void)context;
    return info;
}

static inline _Noreturn void isolation_raw_sigreturn(void *frame)
{
    register long x8 __asm__("x8") = SYS_rt_sigreturn;
    __asm__ volatile("mov sp, %0\n\tsvc 0\n\tbrk 1" : : "r"(frame), "r"(x8) : "memory");
    __builtin_unreachable();
}

#else
#error "the fork knows x86-64 and arm64 only"
#endif

/* Returns what the kernel does: -errno if it failed. Arguments that are not numbers need a cast to long. */
#define isolation_raw(number, ...) isolation_raw_array((number), (const long[6]){ __VA_ARGS__ })

#define ISOLATION_ALL_SIGNALS (~UINT64_C(0))
#define ISOLATION_SIGSET_BYTES 8

#endif
