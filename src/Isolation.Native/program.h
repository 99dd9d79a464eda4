/* program.h - where a command is. */
#ifndef ISOLATION_PROGRAM_H
#define ISOLATION_PROGRAM_H

#include <limits.h>

/*
 * The file that a name stands for: itself if it holds a slash, else the first executable file of that name in PATH. NULL with
 * ENOENT, or with EACCES if there are only files that may not be executed.
 */
const char *isolation_find_program(const char *name, char buffer[PATH_MAX]);

#endif
