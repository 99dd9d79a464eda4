/*
 * nouserns - runs a command as an ordinary user on a host that allows no user namespaces.
 *
 *     nouserns [--uid UID --gid GID] command [argument...]
 *
 * The limit user.max_user_namespaces belongs to a user namespace. So the command runs in a new one, whose limit is 0, with its
 * user and group IDs unchanged and no capability; the host's own limit stays as it is. unshare(CLONE_NEWUSER) then fails with
 * ENOSPC, all other CLONE_NEW* with EPERM. Started as root it first becomes UID:GID (default 1000:1000).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "nouserns: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void put(const char *path, const char *content)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd == -1 || write(fd, content, strlen(content)) == -1)
        fail(path);
    close(fd);
}

static void put_map(const char *path, unsigned id)
{
    char line[64];
    snprintf(line, sizeof line, "%u %u 1", id, id);
    put(path, line);
}

static void become(uid_t uid, gid_t gid)
{
    if (geteuid() != 0)
        return;
    if (setgroups(0, NULL) == -1 || setresgid(gid, gid, gid) == -1 || setresuid(uid, uid, uid) == -1)
        fail("becoming an ordinary user");
    /* Or /proc/self would be root's. */
    prctl(PR_SET_DUMPABLE, 1);
}

int main(int argc, char **argv)
{
    uid_t uid = 1000;
    gid_t gid = 1000;
    int at = 1;
    for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
        if (strcmp(argv[at], "--uid") == 0)
            uid = (uid_t)strtoul(argv[at + 1], NULL, 10);
        else if (strcmp(argv[at], "--gid") == 0)
            gid = (gid_t)strtoul(argv[at + 1], NULL, 10);
        else
            break;
    }
    if (at >= argc || uid == 0) {
        fprintf(stderr, "usage: nouserns [--uid UID --gid GID] command [argument...]   (UID not 0)\n");
        return 64;
    }

    become(uid, gid);
    uid = geteuid();
    gid = getegid();
    if (unshare(CLONE_NEWUSER) == -1)
        fail("unshare");
    put("/proc/self/setgroups", "deny");
    put_map("/proc/self/uid_map", uid);
    put_map("/proc/self/gid_map", gid);
    put("/proc/sys/user/max_user_namespaces", "0");
    /* The ID is not 0, so the exec takes every capability away. */
    execvp(argv[at], argv + at);
    fail(argv[at]);
}
