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
    bool renewed;
    ino_t inode;    /* of a pipe: the same for both of its ends */
};

struct isolation_files {
    struct isolation_file *list; /* all but ISOLATION_FILE_SHARED, until isolation_files_free */
    size_t count, capacity;
    uint32_t descriptors, sockets;
};

/* Finds the private files of this process. Needs no malloc. A pipe with an end among the moves is not private. */
int isolation_files_find(struct isolation_files *files, const int32_t *moves, uint32_t move_count);
void isolation_files_free(struct isolation_files *files);

/* How much an epoll instance has to watch, or -1 with errno. */
int isolation_files_registrations(int epoll);

/* Refuses if the child could not have private files equal to these. */
bool isolation_files_check(const struct isolation_files *files, struct isolation_fork_result *result);

/* In the child: moves and closes, then puts new private files in place. */
bool isolation_files_move(const int32_t *moves, uint32_t move_count, struct isolation_fork_result *result);
bool isolation_files_renew(struct isolation_files *files, struct isolation_fork_result *result);

#endif
