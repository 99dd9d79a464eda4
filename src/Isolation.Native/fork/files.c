/*
 * files.c - finds and renews the files that belong to the runtime's own threads.
 *
 * A pipe with both ends in one process is how its threads wake each other; an epoll instance is what one of them waits on. After
 * a plain fork two processes would take each other's bytes and events. So the child gets new ones, with the same flags, at the
 * same descriptor numbers, before any of its threads runs. Bytes that were in a pipe are in the new one too.
 *
 * An epoll instance that watches something cannot be made anew (what it watches is shared), nor can inotify, eventfd and the
 * like, so they are reasons to refuse. The CLR keeps none of them when nothing of the user's runs.
 */
#define _GNU_SOURCE
#include "files.h"
#include "raw.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int add(struct isolation_files *files, struct isolation_file file)
{
    if (files->count == files->capacity) {
        size_t size = files->capacity * sizeof file;
        void *larger = size == 0 ? mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                 : mremap(files->list, size < 4096 ? 4096 : size, size * 2, MREMAP_MAYMOVE);
        if (larger == MAP_FAILED)
            return errno;
        files->list = larger;
        files->capacity = size == 0 ? 4096 / sizeof file : files->capacity * 2;
    }
    files->list[files->count++] = file;
    return 0;
}

static int classify(struct isolation_files *files, int directory, const char *name)
{
    struct isolation_file file = { .fd = atoi(name) };
    struct statx state;
    long err = -isolation_raw(SYS_statx, file.fd, (long)"", AT_EMPTY_PATH, STATX_TYPE | STATX_INO, (long)&state);
    if (err != 0)
        return err == EBADF ? 0 : (int)err;
    files->descriptors++;
    files->sockets += S_ISSOCK(state.stx_mode);
    if (S_ISFIFO(state.stx_mode)) {
        file.kind = ISOLATION_FILE_PIPE;
        file.inode = state.stx_ino;
    } else if ((state.stx_mode & S_IFMT) == 0) {
        char target[64];
        ssize_t length = readlinkat(directory, name, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = '\0';
        file.kind = strcmp(target, "anon_inode:[eventpoll]") == 0 ? ISOLATION_FILE_EPOLL : ISOLATION_FILE_FOREIGN;
        if (strcmp(target, "anon_inode:[pidfd]") == 0)
            return 0;
    } else {
        return 0;
    }
    file.flags = fcntl(file.fd, F_GETFL);
    return add(files, file);
}

static bool is_moved(const struct isolation_files *files, ino_t inode, const int32_t *moves, uint32_t move_count)
{
    for (size_t i = 0; i < files->count; i++)
        for (uint32_t move = 0; files->list[i].inode == inode && move < move_count; move++)
            if (moves[2 * move] == files->list[i].fd)
                return true;
    return false;
}

static bool has_both_ends(const struct isolation_files *files, ino_t inode)
{
    bool reads = false, writes = false;
    for (size_t i = 0; i < files->count; i++) {
        if (files->list[i].inode != inode)
            continue;
        int mode = files->list[i].flags & O_ACCMODE;
        reads |= mode != O_WRONLY;
        writes |= mode != O_RDONLY;
    }
    return reads && writes;
}

int isolation_files_find(struct isolation_files *files, const int32_t *moves, uint32_t move_count)
{
    *files = (struct isolation_files){ 0 };
    int directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory == -1)
        return errno;
    char entries[8192] __attribute__((aligned(8)));
    long length, err = 0;
    while (err == 0 && (length = isolation_raw(SYS_getdents64, directory, (long)entries, sizeof entries)) != 0) {
        if (length < 0)
            err = -length;
        for (long at = 0; err == 0 && at < length;) {
            struct dirent64 *entry = (struct dirent64 *)(entries + at);
            at += entry->d_reclen;
            if (entry->d_name[0] != '.' && atoi(entry->d_name) != directory)
                err = classify(files, directory, entry->d_name);
        }
    }
    close(directory);
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->kind == ISOLATION_FILE_PIPE
            && (!has_both_ends(files, file->inode) || is_moved(files, file->inode, moves, move_count)))
            file->kind = ISOLATION_FILE_SHARED;
    }
    return (int)err;
}

void isolation_files_free(struct isolation_files *files)
{
    if (files->list != NULL)
        munmap(files->list, files->capacity * sizeof *files->list);
    *files = (struct isolation_files){ 0 };
}

int isolation_files_registrations(int epoll)
{
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/self/fdinfo/%d", epoll);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd == -1)
        return -1;
    int count = 0;
    bool line_start = true;
    for (ssize_t length; (length = read(fd, text, sizeof text)) > 0;) {
        for (ssize_t i = 0; i < length; i++) {
            /* Only the lines of what is watched begin with a t. */
            count += line_start && text[i] == 't';
            line_start = text[i] == '\n';
        }
    }
    close(fd);
    return count;
}

static bool refuse(struct isolation_fork_result *result, int stage, int err, int fd)
{
    result->stage = stage;
    result->err = err;
    result->value = fd;
    return false;
}

bool isolation_files_check(const struct isolation_files *files, struct isolation_fork_result *result)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct isolation_file *file = &files->list[i];
        if (file->kind == ISOLATION_FILE_FOREIGN)
            return refuse(result, ISOLATION_FORK_FOREIGN_FILE, EBUSY, file->fd);
        int watched = file->kind == ISOLATION_FILE_EPOLL ? isolation_files_registrations(file->fd) : 0;
        if (watched != 0)
            return refuse(result, ISOLATION_FORK_REGISTRATIONS, watched < 0 ? errno : EBUSY, file->fd);
    }
    return true;
}

bool isolation_files_move(const int32_t *moves, uint32_t move_count, struct isolation_fork_result *result)
{
    /* The sources first, out of the way: one's number may be another's source. */
    for (uint32_t i = 0; i < move_count; i++) {
        int from = moves[2 * i], to = moves[2 * i + 1];
        if (to < 0 || to == from)
            continue;
        for (uint32_t later = i + 1; later < move_count; later++)
            if (moves[2 * later] == to)
                return refuse(result, ISOLATION_FORK_MOVE, EINVAL, from);
        if (dup3(from, to, 0) == -1)
            return refuse(result, ISOLATION_FORK_MOVE, errno, from);
    }
    for (uint32_t i = 0; i < move_count; i++)
        if (moves[2 * i] != moves[2 * i + 1])
            close(moves[2 * i]);
    return true;
}

/* A new file takes the place of an old one, with its flags. */
static int replace(struct isolation_file *file, int fresh)
{
    int close_on_exec = fcntl(file->fd, F_GETFD) & FD_CLOEXEC ? O_CLOEXEC : 0;
    file->renewed = true;
    return dup3(fresh, file->fd, close_on_exec) == -1 || fcntl(file->fd, F_SETFL, file->flags) == -1 ? errno : 0;
}

static int renew_pipe(struct isolation_files *files, const struct isolation_file *first)
{
    int ends[2], err = 0;
    if (pipe2(ends, O_CLOEXEC) == -1)
        return errno;
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->inode != first->inode || (file->flags & O_ACCMODE) == O_WRONLY)
            continue;
        int waiting = 0;
        if (ioctl(file->fd, FIONREAD, &waiting) == 0 && waiting > 0 && tee(file->fd, ends[1], (size_t)waiting, SPLICE_F_NONBLOCK) != waiting)
            err = errno;
        break;
    }
    for (size_t i = 0; i < files->count && err == 0; i++)
        if (files->list[i].inode == first->inode)
            err = replace(&files->list[i], ends[(files->list[i].flags & O_ACCMODE) == O_RDONLY ? 0 : 1]);
    close(ends[0]);
    close(ends[1]);
    return err;
}

static int renew_epoll(struct isolation_file *file)
{
    int fresh = epoll_create1(EPOLL_CLOEXEC);
    if (fresh == -1)
        return errno;
    int err = replace(file, fresh);
    close(fresh);
    return err;
}

bool isolation_files_renew(struct isolation_files *files, struct isolation_fork_result *result)
{
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->renewed || file->kind == ISOLATION_FILE_SHARED)
            continue;
        int err = file->kind == ISOLATION_FILE_PIPE ? renew_pipe(files, file) : renew_epoll(file);
        if (err != 0)
            return refuse(result, ISOLATION_FORK_RENEW, err, file->fd);
    }
    return true;
}
