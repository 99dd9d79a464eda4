/* files.h - the open files of which parent and child must not share one. */
#ifndef ISOLATION_FORK_FILES_H
#define ISOLATION_FORK_FILES_H

#include "fork.h"

#include <stdbool.h>
#include <sys/types.h>

enum isolation_file_kind { ISOLATION_FILE_SHARED, ISOLATION_FILE_PIPE, ISOLATION_FILE_EPOLL, ISOLATION_FILE_FOREIGN };

struct isolation_file {
    int fd;
    enum isolation_file_kind kind;
    int flags;      /* F_GETFL */
    int fresh;      /* what takes its place in the child, or -1 */
    ino_t inode;    /* of a pipe: the same for both of its ends */
};

struct isolation_files {
    struct isolation_file *list; /* all but ISOLATION_FILE_SHARED, until isolation_files_free */
    size_t count, capacity;
    uint32_t descriptors, sockets;
    bool incomplete; /* some have numbers beyond RLIMIT_NOFILE, which was higher once */
};

/* Finds the private files of this process. Needs no malloc. A pipe with an end among the moves is not private. */
int isolation_files_find(struct isolation_files *files, const int32_t *moves, uint32_t move_count);
void isolation_files_free(struct isolation_files *files);

/* How much an epoll instance has to watch, or -1 with errno. */
int isolation_files_registrations(int epoll);

/* In the server, while all is parked: makes new files equal to the private ones. Refuses if that cannot be. */
bool isolation_files_make(struct isolation_files *files, struct isolation_fork_result *result);
/* ... and closes them, when the child has its own descriptors of them. */
void isolation_files_discard(struct isolation_files *files);

/* In the child: puts them in place; moves and closes the others. */
bool isolation_files_renew(struct isolation_files *files, struct isolation_fork_result *result);
bool isolation_files_move(const int32_t *moves, uint32_t move_count, struct isolation_fork_result *result);

#endif
