/*
 * probe - a body that says what it was given, without reading /proc (which may be another namespace's).
 *
 *     probe show                 ids, descriptors, signals, capabilities, names, one `key value...` a line
 *     probe daemons N stay|leave N daemons, each in a session of its own, deaf to SIGTERM, holding stdout open; then says `ready`
 *                                and does the same, or exits 0
 *     probe orphans N stay|leave N children of children, left to whoever adopts them, that have exited when it says `ready`
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

static void show_signals(void)
{
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    printf("blocked");
    for (int i = 1; i <= SIGRTMAX; i++)
        if (sigismember(&mask, i) == 1)
            printf(" %d", i);
    printf("\nundefault");
    for (int i = 1; i <= SIGRTMAX; i++) {
        struct sigaction action;
        if (sigaction(i, NULL, &action) == 0 && action.sa_handler != SIG_DFL)
            printf(" %d", i);
    }
    printf("\n");
}

static void show_capabilities(void)
{
    struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct sets[2];
    syscall(SYS_capget, &header, sets);
    uint64_t ambient = 0, bounding = 0;
    for (int i = 0; i < 64; i++) {
        ambient |= (uint64_t)(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, i, 0, 0) == 1) << i;
        bounding |= (uint64_t)(prctl(PR_CAPBSET_READ, i, 0, 0, 0) == 1) << i;
    }
    printf("effective %llu\n", (unsigned long long)sets[1].effective << 32 | sets[0].effective);
    printf("permitted %llu\n", (unsigned long long)sets[1].permitted << 32 | sets[0].permitted);
    printf("inheritable %llu\n", (unsigned long long)sets[1].inheritable << 32 | sets[0].inheritable);
    printf("ambient %llu\n", (unsigned long long)ambient);
    printf("bounding %llu\n", (unsigned long long)bounding);
}

static void show(void)
{
    struct utsname names;
    char cwd[4096];
    uname(&names);
    printf("pid %d\nppid %d\npgid %d\nsid %d\n", getpid(), getppid(), getpgid(0), getsid(0));
    printf("uid %u %u\ngid %u %u\n", getuid(), geteuid(), getgid(), getegid());
    printf("descriptors");
    for (int i = 0; i < 1024; i++)
        if (fcntl(i, F_GETFD) != -1)
            printf(" %d", i);
    printf("\nhostname %s\ndomainname %s\ncwd %s\n", names.nodename, names.domainname,
           getcwd(cwd, sizeof cwd) == NULL ? "?" : cwd);
    printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
    show_signals();
    show_capabilities();
}

static _Noreturn void linger(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    /* What a failing test leaves behind must not stay for ever. */
    alarm(120);
    for (;;)
        pause();
}

/* A grandchild whose parent is gone. Waits for it to be on its own. */
static void detach(int lasting)
{
    pid_t child = fork();
    if (child == 0) {
        if (fork() == 0) {
            setsid();
            if (lasting)
                linger();
            _exit(0);
        }
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "show") == 0) {
        show();
        return 0;
    }
    if (argc < 3)
        return 64;
    int lasting = strcmp(argv[1], "daemons") == 0;
    int held[2];
    if (pipe(held) == -1)
        return 1;
    for (int i = atoi(argv[2]); i > 0; i--)
        detach(lasting);
    close(held[1]);
    char none;
    if (!lasting && read(held[0], &none, 1) != 0)
        return 1;
    printf("ready\n");
    fflush(stdout);
    if (argc > 3 && strcmp(argv[3], "leave") == 0)
        return 0;
    linger();
}
