/*
 * program.c - searches PATH. execvp(3) and posix_spawnp(3) answer EACCES as soon as PATH names one directory that may not be
 * entered, which says nothing about the command; an error message must not send its reader there.
 */
#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *isolation_find_program(const char *name, char buffer[PATH_MAX])
{
    if (strchr(name, '/') != NULL)
        return name;
    const char *path = getenv("PATH");
    int failure = ENOENT;
    for (const char *start = path == NULL ? "/usr/bin:/bin" : path; start != NULL;) {
        const char *end = strchrnul(start, ':');
        int length = snprintf(buffer, PATH_MAX, "%.*s%s%s", (int)(end - start), start, end == start ? "" : "/", name);
        struct stat file;
        if (length < PATH_MAX && stat(buffer, &file) == 0 && S_ISREG(file.st_mode)) {
            if (access(buffer, X_OK) == 0)
                return buffer;
            failure = EACCES;
        }
        start = *end == '\0' ? NULL : end + 1;
    }
    errno = failure;
    return NULL;
}
