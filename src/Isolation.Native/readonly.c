/*
 * readonly.c - makes a path read-only together with all that is mounted below it.
 *
 * A path need not be a mount point, so it is first bound on itself. mount_setattr(2) then does the rest in one call, for all or
 * none. Kernels before 5.12 and some seccomp filters answer ENOSYS: there each mount is remounted, one after another. A remount
 * must repeat the flags a mount has (nosuid, nodev and so on), or a user namespace refuses it.
 */
#define _GNU_SOURCE
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442 /* the same on all architectures */
#endif

struct attributes { /* struct mount_attr, which older headers lack */
    uint64_t set, clear, propagation, userns_fd;
};

static int remount(const char *path)
{
    static const struct { unsigned long have, keep; } flags[] = {
        { ST_NOSUID, MS_NOSUID }, { ST_NODEV, MS_NODEV }, { ST_NOEXEC, MS_NOEXEC },
        { ST_NOATIME, MS_NOATIME }, { ST_NODIRATIME, MS_NODIRATIME }, { ST_RELATIME, MS_RELATIME },
    };
    struct statvfs now;
    if (statvfs(path, &now) == -1)
        return errno;
    unsigned long keep = 0;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        keep |= (now.f_flag & flags[i].have) != 0 ? flags[i].keep : 0;
    return mount(NULL, path, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | keep, NULL) == -1 ? errno : 0;
}

/* mountinfo writes space, tab, newline and backslash as three octal digits. */
static void unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; to++) {
        if (from[0] == '\\' && from[1] != '\0' && from[2] != '\0' && from[3] != '\0') {
            *to = (char)((from[1] - '0') * 64 + (from[2] - '0') * 8 + (from[3] - '0'));
            from += 4;
        } else {
            *to = *from++;
        }
    }
    *to = '\0';
}

static int remount_all(const char *path)
{
    char top[PATH_MAX];
    if (realpath(path, top) == NULL)
        return errno;
    size_t length = strcmp(top, "/") == 0 ? 0 : strlen(top);

    FILE *mounts = fopen("/proc/self/mountinfo", "re");
    if (mounts == NULL)
        return errno;
    char line[3 * PATH_MAX], point[PATH_MAX];
    int failure = 0;
    while (failure == 0 && fgets(line, sizeof line, mounts) != NULL) {
        if (sscanf(line, "%*s %*s %*s %*s %4095s", point) != 1)
            continue;
        unescape(point);
        bool inside = strncmp(point, top, length) == 0 && (point[length] == '/' || point[length] == '\0');
        failure = inside ? remount(point) : 0;
    }
    fclose(mounts);
    return failure;
}

int isolation_make_readonly(const char *path)
{
    if (mount(path, path, NULL, MS_BIND | MS_REC, NULL) == -1)
        return errno;
    struct attributes attributes = { .set = MS_RDONLY };
    if (syscall(SYS_mount_setattr, AT_FDCWD, path, 0x8000 /* AT_RECURSIVE */, &attributes, sizeof attributes) == 0)
        return 0;
    return errno == ENOSYS ? remount_all(path) : errno;
}
