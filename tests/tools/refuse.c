/*
 * refuse - runs a command on a host that refuses some system calls, as a container's seccomp filter does.
 *
 *     refuse SYSCALL=ERRNO[,SYSCALL=ERRNO...] [--ns-flags] -- command [argument...]
 *
 * SYSCALL is a name from the table below; ERRNO a name (EPERM, ENOSYS, ...) or a number. With --ns-flags, clone and unshare are
 * refused only when they ask for a namespace; without it, clone=... refuses every process and thread. clone3 keeps its flags in
 * memory, where a filter cannot see them, so it is refused whole or not at all. `fork=...` refuses a clone that asks for no
 * namespace and lets the others pass. Docker without CAP_SYS_ADMIN is:
 *
 *     refuse clone=EPERM,clone3=ENOSYS,unshare=EPERM,setns=EPERM,mount=EPERM,umount2=EPERM,pivot_root=EPERM --ns-flags -- ...
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

enum { NAMESPACE_FLAGS = 0x7e020000, TIME_FLAG = 0x80, MOST_INSTRUCTIONS = 256 };

enum { FORK = -1 };

static const struct { const char *name; int number; } calls[] = {
    { "fork", FORK }, { "clone", SYS_clone }, { "clone3", 435 }, { "unshare", SYS_unshare }, { "setns", SYS_setns }, { "mount", SYS_mount },
    { "umount2", SYS_umount2 }, { "pivot_root", SYS_pivot_root }, { "mount_setattr", 442 }, { "open_tree", 428 },
    { "move_mount", 429 }, { "sethostname", SYS_sethostname }, { "setdomainname", SYS_setdomainname },
    { "close_range", 436 }, { "pidfd_open", 434 }, { "prctl", SYS_prctl }, { "capset", SYS_capset }, { "setresuid", SYS_setresuid },
    { "socket", SYS_socket }, { "ioctl", SYS_ioctl }, { "ptrace", SYS_ptrace }, { "kcmp", SYS_kcmp },
};

static const struct { const char *name; int number; } errors[] = {
    { "EPERM", EPERM }, { "ENOSYS", ENOSYS }, { "EACCES", EACCES }, { "EINVAL", EINVAL }, { "ENOMEM", ENOMEM },
    { "ENOSPC", ENOSPC }, { "EAGAIN", EAGAIN }, { "ENODEV", ENODEV }, { "EROFS", EROFS },
};

static struct sock_filter program[MOST_INSTRUCTIONS];
static unsigned short length;

static _Noreturn void usage(const char *wrong)
{
    fprintf(stderr, "refuse: %s\nusage: refuse SYSCALL=ERRNO[,...] [--ns-flags] -- command [argument...]\n", wrong);
    exit(64);
}

static void add(struct sock_filter instruction)
{
    if (length == MOST_INSTRUCTIONS)
        usage("too many system calls");
    program[length++] = instruction;
}

static int find_call(const char *name)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (strcmp(calls[i].name, name) == 0)
            return calls[i].number;
    usage(name);
}

static int find_error(const char *name)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (strcmp(errors[i].name, name) == 0)
            return errors[i].number;
    char *end;
    long number = strtol(name, &end, 10);
    if (*name == '\0' || *end != '\0' || number < 1 || number > 4095)
        usage(name);
    return (int)number;
}

static void refuse(int call, int error, bool only_namespaces)
{
    bool by_flags = call == FORK || (only_namespaces && (call == SYS_clone || call == SYS_unshare));
    unsigned flags = NAMESPACE_FLAGS | (call == SYS_unshare ? TIME_FLAG : 0);
    unsigned number = (unsigned)(call == FORK ? SYS_clone : call);

    add((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
    add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, by_flags ? 3 : 1));
    if (by_flags) {
        add((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])));
        add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, flags, call == FORK, call != FORK));
    }
    add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error));
}

static void install(void)
{
    struct sock_fprog filter = { length, program };
    /* no_new_privs would also take set-user-ID away; only where the filter cannot be had without. */
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0)
        return;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == -1) {
        perror("refuse: seccomp");
        exit(1);
    }
}

int main(int argc, char **argv)
{
    int command = 2;
    bool only_namespaces = argc > 2 && strcmp(argv[2], "--ns-flags") == 0;
    command += only_namespaces;
    if (argc <= command + 1 || strcmp(argv[command], "--") != 0)
        usage("no command");

    add((struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
    add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    for (char *rest = argv[1], *rule; (rule = strsep(&rest, ",")) != NULL;) {
        char *name = strsep(&rule, "=");
        if (rule == NULL)
            usage(name);
        refuse(find_call(name), find_error(rule), only_namespaces);
    }
    add((struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    install();
    execvp(argv[command + 1], argv + command + 1);
    fprintf(stderr, "refuse: %s: %s\n", argv[command + 1], strerror(errno));
    return 127;
}
