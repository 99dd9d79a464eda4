/* script.h - the script, read and checked. Needs malloc, so a forked child that must not call it reads its script before. */
#ifndef ISOLATION_SCRIPT_H
#define ISOLATION_SCRIPT_H

#include "isolation.h"

#include <stddef.h>

enum isolation_actor { ISOLATION_BY_SUPERVISOR, ISOLATION_BY_INIT, ISOLATION_BY_BODY };

struct isolation_step {
    uint32_t op;
    uint32_t flags;
    uint32_t id;
    uint32_t argc;
    char **args; /* argc strings, then NULL */
};

struct isolation_script {
    struct isolation_step *steps;
    size_t count;
    char **arguments; /* where the steps' args point into */
};

/* Where and in which record a script is wrong. */
struct isolation_script_error {
    size_t offset;
    uint32_t id;
};

/*
 * Reads a script. Its strings stay where they are: `bytes` must outlive the script. -1 if it is malformed in any way, so that
 * whoever carries out the steps can take every count and every number for granted. Free the script in both cases.
 */
int isolation_script_parse(char *bytes, size_t length, struct isolation_script *script, struct isolation_script_error *error);
void isolation_script_free(struct isolation_script *script);

enum isolation_actor isolation_step_actor(const struct isolation_step *step);

/* The argument as a number (modes are octal). It was checked when the script was read. */
uint64_t isolation_step_number(const struct isolation_step *step, uint32_t index);
mode_t isolation_step_mode(const struct isolation_step *step, uint32_t index);

#endif
