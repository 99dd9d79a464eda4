/* main.c - isolation-init starts: what it was given, what it inherited, the script. */
#define _GNU_SOURCE
#include "process.h"
#include "setup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436 /* the same on all architectures */
#endif

enum { SCRIPT_LIMIT = 16 << 20 };

static void check_descriptors(void)
{
    for (int fd = ISOLATION_FD_SCRIPT; fd <= ISOLATION_FD_LIFELINE; fd++) {
        if (fcntl(fd, F_GETFD) != -1)
            continue;
        fprintf(stderr, "isolation-init: descriptor %d is not open. This program is started by the Isolation test framework, "
                        "with a script on descriptor 3, status on 4 and a lifeline on 5; it is of no use by hand.\n", fd);
        _exit(ISOLATION_EXIT_USAGE);
    }
}

/*
 * The body's descriptors may be closed. Then something else must hold their numbers, or the next descriptor opened here would
 * be taken for them.
 */
static int claim(int fd)
{
    if (fcntl(fd, F_GETFD) != -1)
        return fd;
    dup2(ISOLATION_FD_SCRIPT, fd);
    return -1;
}

/* What was left open by accident must reach neither the body nor keep a pipe of the runner's from ending. */
static void close_others(void)
{
    for (int fd = ISOLATION_FD_SCRIPT; fd < ISOLATION_FD_FIRST_FREE; fd++)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    if (syscall(SYS_close_range, ISOLATION_FD_FIRST_FREE, ~0u, 0) == 0)
        return;

    DIR *open_now = opendir("/proc/self/fd");
    struct rlimit limit = { 1024, 1024 };
    getrlimit(RLIMIT_NOFILE, &limit);
    if (open_now == NULL) {
        for (int fd = ISOLATION_FD_FIRST_FREE; fd < (int)limit.rlim_cur; fd++)
            close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(open_now)) != NULL;) {
        int fd = atoi(entry->d_name);
        if (fd >= ISOLATION_FD_FIRST_FREE && fd != dirfd(open_now))
            close(fd);
    }
    closedir(open_now);
}

/* Ignored signals are inherited over exec; the body starts with none ignored and none blocked. */
static void reset_signals(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int number = 1; number <= SIGRTMAX; number++)
        signal(number, SIG_DFL);
}

/*
 * Ctrl-C is the runner's to handle, and a body that reads the terminal must fail, not be stopped. setsid(2) would give both, but
 * where the kernel schedules by session (autogroup) a new session waits for its turn among all others: on a busy machine that
 * alone cost 5 to 15 ms a launch. A process group of its own and no controlling terminal cost nothing.
 */
static void leave_terminal(void)
{
    setpgid(0, 0);
    int terminal = getsid(0) == getpid() ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal == -1)
        return;
    ioctl(terminal, TIOCNOTTY);
    close(terminal);
}

static int read_script(char **bytes, size_t *length)
{
    size_t capacity = 1 << 14;
    char *buffer = malloc(capacity);
    size_t used = 0;
    /* A memfd's offset is where its writer left it. */
    lseek(ISOLATION_FD_SCRIPT, 0, SEEK_SET);
    while (buffer != NULL && used < SCRIPT_LIMIT) {
        if (used == capacity) {
            char *larger = realloc(buffer, capacity * 2);
            if (larger == NULL)
                break;
            buffer = larger;
            capacity *= 2;
        }
        ssize_t got = read(ISOLATION_FD_SCRIPT, buffer + used, capacity - used);
        if (got == 0) {
            *bytes = buffer;
            *length = used;
            return 0;
        }
        if (got < 0)
            break;
        used += (size_t)got;
    }
    free(buffer);
    return -1;
}

int main(void)
{
    check_descriptors();
    struct isolation_launch launch = { .request = claim(ISOLATION_FD_REQUEST), .frames = claim(ISOLATION_FD_FRAMES) };
    close_others();
    reset_signals();
    leave_terminal();

    struct isolation_script_error error = { 0, 0 };
    char *bytes = NULL;
    size_t length;
    if (read_script(&bytes, &length) == 0 && isolation_script_parse(bytes, length, &launch.script, &error) == 0)
        isolation_supervise(&launch);

    isolation_report(ISOLATION_FD_STATUS, ISOLATION_STATUS_SCRIPT_INVALID, error.id, EINVAL, (int32_t)error.offset);
    isolation_script_free(&launch.script);
    free(bytes);
    return ISOLATION_EXIT_SCRIPT;
}
