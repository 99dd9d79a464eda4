/*
 * descendants.c - the clean-up where no PID namespace does it.
 *
 * Whatever a process leaves behind is handed to the nearest subreaper above it, which is the caller. So killing children, again
 * and again until there are none, in the end reaches every descendant, however often it forked or called setsid(2).
 *
 * /proc tells who the children are. It is only believed if it is the /proc of the caller's own PID namespace: in another one
 * the same numbers are other processes.
 */
#define _GNU_SOURCE
#include "process.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static bool is_own(int proc)
{
    char text[16];
    ssize_t length = readlinkat(proc, "self", text, sizeof text - 1);
    if (length <= 0)
        return false;
    text[length] = '\0';
    return atoi(text) == getpid();
}

static bool is_child(int proc, const char *name)
{
    char path[32], text[512];
    snprintf(path, sizeof path, "%.16s/stat", name);
    int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return false;
    ssize_t length = read(fd, text, sizeof text - 1);
    close(fd);
    text[length < 0 ? 0 : length] = '\0';

    /* "pid (name) state parent": the name may itself hold spaces and brackets. */
    const char *after = strrchr(text, ')');
    int parent = 0;
    return after != NULL && sscanf(after, ") %*c %d", &parent) == 1 && parent == getpid();
}

static int kill_children(int proc)
{
    int fd = openat(proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = fd == -1 ? NULL : fdopendir(fd);
    if (directory == NULL)
        return 0;
    int killed = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (isdigit((unsigned char)entry->d_name[0]) && is_child(proc, entry->d_name) && kill(atoi(entry->d_name), SIGKILL) == 0)
            killed++;
    closedir(directory);
    return killed;
}

void isolation_kill_descendants(int proc)
{
    /* A child that is born while /proc is read can be missed; one that may not be signalled (set-user-ID) must not hold us. */
    int fruitless = 0;
    while (waitpid(-1, NULL, WNOHANG) != -1 && fruitless < 100) {
        if (proc != -1 && is_own(proc) && kill_children(proc) > 0) {
            waitpid(-1, NULL, 0);
            fruitless = 0;
        } else {
            nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
            fruitless++;
        }
    }
}
