/*
 * files.c - finds and renews the files that belong to the runtime's own threads.
 *
 * A pipe with both ends in one process is how its threads wake each other; an epoll instance is what one of them waits on. After
 * a plain fork two processes would take each other's bytes and events. So the child gets new ones, with the same flags, at the
 * same descriptor numbers, before any of its threads runs. Bytes that are in a pipe are in the new one too; so it is made while
 * nobody can write or read, in the server.
 *
 * An epoll instance that watches something cannot be made anew (what it watches is shared), nor can inotify, eventfd and the
 * like, so they are reasons to refuse. The CLR keeps none of them when nothing of the user's runs.
 */
#define _GNU_SOURCE
#include "files.h"
#include "raw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
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

static bool is_link_to(int fd, const char *wanted)
{
    char link[64], target[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, target, sizeof target - 1);
    target[length < 0 ? 0 : length] = '\0';
    return strcmp(target, wanted) == 0;
}

/* Returns 0, an errno, or EBADF for a number that is not in use. */
static int classify(struct isolation_files *files, int fd)
{
    struct isolation_file file = { .fd = fd, .fresh = -1 };
    struct statx state;
    long err = -isolation_raw(SYS_statx, fd, (long)"", AT_EMPTY_PATH, STATX_TYPE | STATX_INO, (long)&state);
    if (err != 0)
        return (int)err;
    files->descriptors++;
    files->sockets += S_ISSOCK(state.stx_mode);
    if (S_ISFIFO(state.stx_mode)) {
        file.kind = ISOLATION_FILE_PIPE;
        file.inode = state.stx_ino;
    } else if ((state.stx_mode & S_IFMT) == 0 && !is_link_to(fd, "anon_inode:[pidfd]")) {
        file.kind = is_link_to(fd, "anon_inode:[eventpoll]") ? ISOLATION_FILE_EPOLL : ISOLATION_FILE_FOREIGN;
    } else {
        return 0;
    }
    file.flags = fcntl(fd, F_GETFL);
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
    /* The size of this directory is the count of what is in it (since Linux 6.2); to read it would take ten times as long. */
    struct statx directory;
    struct rlimit limit;
    if (isolation_raw(SYS_statx, AT_FDCWD, (long)"/proc/self/fd", 0, STATX_SIZE, (long)&directory) != 0
        || getrlimit(RLIMIT_NOFILE, &limit) == -1)
        return EIO;
    uint64_t count = directory.stx_size == 0 ? UINT64_MAX : directory.stx_size;
    for (int fd = 0; (rlim_t)fd < limit.rlim_cur && files->descriptors < count; fd++) {
        int err = classify(files, fd);
        if (err != 0 && err != EBADF)
            return err;
    }
    files->incomplete = directory.stx_size > files->descriptors;
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->kind == ISOLATION_FILE_PIPE
            && (!has_both_ends(files, file->inode) || is_moved(files, file->inode, moves, move_count)))
            file->kind = ISOLATION_FILE_SHARED;
    }
    return 0;
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

/* Sets the fresh file of each descriptor of this pipe. */
static int make_pipe(struct isolation_files *files, struct isolation_file *first)
{
    int ends[2], waiting = 0, err = 0;
    if (pipe2(ends, O_CLOEXEC) == -1)
        return errno;
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->kind != ISOLATION_FILE_PIPE || file->inode != first->inode)
            continue;
        bool reads = (file->flags & O_ACCMODE) != O_WRONLY;
        file->fresh = ends[reads ? 0 : 1];
        if (reads && waiting == 0 && ioctl(file->fd, FIONREAD, &waiting) == 0 && waiting > 0
            && tee(file->fd, ends[1], (size_t)waiting, SPLICE_F_NONBLOCK) != waiting)
            err = EBUSY;
    }
    return err;
}

static int make_epoll(struct isolation_file *file)
{
    file->fresh = epoll_create1(EPOLL_CLOEXEC);
    return file->fresh == -1 ? errno : 0;
}

bool isolation_files_make(struct isolation_files *files, struct isolation_fork_result *result)
{
    if (files->incomplete)
        return refuse(result, ISOLATION_FORK_DESCRIPTORS, ERANGE, -1);
    for (size_t i = 0; i < files->count; i++) {
        struct isolation_file *file = &files->list[i];
        if (file->kind == ISOLATION_FILE_FOREIGN)
            return refuse(result, ISOLATION_FORK_FOREIGN_FILE, EBUSY, file->fd);
        int watched = file->kind == ISOLATION_FILE_EPOLL ? isolation_files_registrations(file->fd) : 0;
        if (watched != 0)
            return refuse(result, ISOLATION_FORK_REGISTRATIONS, watched < 0 ? errno : EBUSY, file->fd);
        if (file->kind == ISOLATION_FILE_SHARED || file->fresh != -1)
            continue;
        int err = file->kind == ISOLATION_FILE_PIPE ? make_pipe(files, file) : make_epoll(file);
        if (err != 0)
            return refuse(result, ISOLATION_FORK_DESCRIPTORS, err, file->fd);
    }
    return true;
}

void isolation_files_discard(struct isolation_files *files)
{
    /* Some stand there twice; nobody else can have opened anything meanwhile. */
    for (size_t i = 0; i < files->count; i++)
        if (files->list[i].fresh != -1)
            close(files->list[i].fresh);
}

bool isolation_files_renew(struct isolation_files *files, struct isolation_fork_result *result)
{
    for (size_t i = 0; i < files->count; i++) {
        const struct isolation_file *file = &files->list[i];
        if (file->fresh == -1)
            continue;
        int close_on_exec = fcntl(file->fd, F_GETFD) & FD_CLOEXEC ? O_CLOEXEC : 0;
        if (dup3(file->fresh, file->fd, close_on_exec) == -1 || fcntl(file->fd, F_SETFL, file->flags) == -1)
            return refuse(result, ISOLATION_FORK_RENEW, errno, file->fd);
    }
    isolation_files_discard(files);
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
