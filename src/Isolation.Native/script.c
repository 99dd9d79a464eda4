/*
 * script.c - reads the script and refuses anything that is not exactly as isolation.h says.
 *
 * Everything is checked here, once and before the first step: framing, operation, flags, number and form of the arguments, and
 * the order of the records. A script that is cut off anywhere lacks its EXEC, or ends within a record: it is refused.
 */
#include "script.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/*
 * The form of each operation's arguments, one letter each: s any text, p text that is not empty, n number, i user or group id,
 * m mode, f a file of MAP_WRITE, c flags for clone, u flags for unshare, x flags of EXEC; a last * allows any more.
 */
static const struct shape {
    enum isolation_actor actor;
    const char *arguments;
} shapes[ISOLATION_OP_COUNT] = {
    [ISOLATION_OP_CLONE] = { ISOLATION_BY_SUPERVISOR, "c" },
    [ISOLATION_OP_MAP_WRITE] = { ISOLATION_BY_SUPERVISOR, "fp" },
    [ISOLATION_OP_MAP_RUN] = { ISOLATION_BY_SUPERVISOR, "p*" },
    [ISOLATION_OP_MOUNT] = { ISOLATION_BY_INIT, "spsns" },
    [ISOLATION_OP_WRITE] = { ISOLATION_BY_INIT, "ps" },
    [ISOLATION_OP_HOSTNAME] = { ISOLATION_BY_INIT, "s" },
    [ISOLATION_OP_DOMAINNAME] = { ISOLATION_BY_INIT, "s" },
    [ISOLATION_OP_LOOPBACK] = { ISOLATION_BY_INIT, "" },
    [ISOLATION_OP_UNSHARE] = { ISOLATION_BY_INIT, "u" },
    [ISOLATION_OP_MKDIR] = { ISOLATION_BY_INIT, "pm" },
    [ISOLATION_OP_READONLY] = { ISOLATION_BY_INIT, "p" },
    [ISOLATION_OP_CHDIR] = { ISOLATION_BY_INIT, "p" },
    [ISOLATION_OP_TOUCH] = { ISOLATION_BY_INIT, "pm" },
    [ISOLATION_OP_SYMLINK] = { ISOLATION_BY_INIT, "pp" },
    [ISOLATION_OP_SETIDS] = { ISOLATION_BY_INIT, "ii" },
    [ISOLATION_OP_AMBIENT] = { ISOLATION_BY_BODY, "n" },
    [ISOLATION_OP_SETSID] = { ISOLATION_BY_BODY, "" },
    [ISOLATION_OP_EXEC] = { ISOLATION_BY_BODY, "xp*" },
};

struct cursor {
    char *bytes;
    size_t length;
    size_t at;
};

static bool take_number(struct cursor *cursor, uint32_t *number)
{
    if (cursor->length - cursor->at < sizeof *number)
        return false;
    memcpy(number, cursor->bytes + cursor->at, sizeof *number);
    cursor->at += sizeof *number;
    return true;
}

static bool take_argument(struct cursor *cursor, char **argument)
{
    uint32_t length;
    if (!take_number(cursor, &length) || length >= cursor->length - cursor->at)
        return false;
    *argument = cursor->bytes + cursor->at;
    if (memchr(*argument, '\0', (size_t)length + 1) != *argument + length)
        return false;
    cursor->at += (size_t)length + 1;
    return true;
}

static bool parse_number(const char *text, unsigned base, uint64_t most, uint64_t *number)
{
    uint64_t result = 0;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        unsigned digit = (unsigned)(*text - '0');
        if (digit >= base || digit > most || result > (most - digit) / base)
            return false;
        result = result * base + digit;
    }
    *number = result;
    return true;
}

static bool argument_fits(const char *argument, char form)
{
    uint64_t number;
    switch (form) {
    case 's': return true;
    case 'p': return *argument != '\0';
    case 'n': return parse_number(argument, 10, UINT64_MAX, &number);
    case 'i': return parse_number(argument, 10, UINT32_MAX - 1, &number);
    case 'm': return parse_number(argument, 8, 07777, &number);
    case 'c': return parse_number(argument, 10, UINT32_MAX, &number) && (number & ~(uint64_t)ISOLATION_CLONE_FLAGS) == 0;
    case 'u': return parse_number(argument, 10, UINT32_MAX, &number) && (number & ~(uint64_t)ISOLATION_UNSHARE_FLAGS) == 0;
    case 'x': return parse_number(argument, 10, ISOLATION_EXEC_AS_INIT, &number);
    case 'f':
        return strcmp(argument, "setgroups") == 0 || strcmp(argument, "uid_map") == 0 || strcmp(argument, "gid_map") == 0;
    default: return false;
    }
}

/* Whether a step may come after the one before it (NULL: it is the first). */
static bool order_fits(const struct isolation_step *step, const struct isolation_step *before)
{
    if (step->flags & ~(uint32_t)(ISOLATION_STEP_OPTIONAL | ISOLATION_STEP_FALLBACK))
        return false;
    if ((step->op == ISOLATION_OP_CLONE || step->op == ISOLATION_OP_EXEC) && step->flags != 0)
        return false;
    if (before == NULL || step->op == ISOLATION_OP_CLONE)
        return before == NULL && step->op == ISOLATION_OP_CLONE;
    if (before->op == ISOLATION_OP_EXEC || shapes[step->op].actor < shapes[before->op].actor)
        return false;
    return !(step->flags & ISOLATION_STEP_FALLBACK)
        || ((before->flags & ISOLATION_STEP_OPTIONAL) && shapes[step->op].actor == shapes[before->op].actor);
}

static bool take_step(struct cursor *cursor, struct isolation_step *step, char **args)
{
    size_t start = cursor->at;
    if (!take_number(cursor, &step->op) || !take_number(cursor, &step->flags) || !take_number(cursor, &step->id)
        || !take_number(cursor, &step->argc))
        return false;
    if (step->op >= ISOLATION_OP_COUNT || shapes[step->op].arguments == NULL) {
        cursor->at = start;
        return false;
    }

    const char *form = shapes[step->op].arguments;
    step->args = args;
    for (uint32_t i = 0; i < step->argc; i++) {
        start = cursor->at;
        if (*form == '\0' || !take_argument(cursor, &args[i]))
            return false;
        if (*form == '*')
            continue;
        if (!argument_fits(args[i], *form++)) {
            cursor->at = start;
            return false;
        }
    }
    return *form == '\0' || *form == '*';
}

/* AS_INIT leaves no init that could clean up: only the end of a PID namespace is sure to. */
static bool whole(const struct isolation_script *script)
{
    if (script->count == 0 || script->steps[script->count - 1].op != ISOLATION_OP_EXEC)
        return false;
    uint64_t clone_flags = isolation_step_number(&script->steps[0], 0);
    uint64_t exec_flags = isolation_step_number(&script->steps[script->count - 1], 0);
    return !(exec_flags & ISOLATION_EXEC_AS_INIT) || (clone_flags & 0x20000000u);
}

int isolation_script_parse(char *bytes, size_t length, struct isolation_script *script, struct isolation_script_error *error)
{
    /* A record takes 16 bytes at least and an argument 5; each record's arguments are followed by a NULL. */
    struct cursor cursor = { bytes, length, 0 };
    script->count = 0;
    script->steps = calloc(length / 16 + 1, sizeof *script->steps);
    script->arguments = calloc(length / 5 + length / 16 + 1, sizeof *script->arguments);
    *error = (struct isolation_script_error){ 0, 0 };
    if (script->steps == NULL || script->arguments == NULL)
        return -1;

    char **args = script->arguments;
    while (cursor.at < length) {
        struct isolation_step *step = &script->steps[script->count];
        size_t start = cursor.at;
        bool framed = take_step(&cursor, step, args);
        if (!framed || !order_fits(step, script->count == 0 ? NULL : step - 1)) {
            *error = (struct isolation_script_error){ framed ? start : cursor.at, step->id };
            return -1;
        }
        args += step->argc + 1;
        script->count++;
    }
    error->offset = length;
    return whole(script) ? 0 : -1;
}

void isolation_script_free(struct isolation_script *script)
{
    free(script->steps);
    free(script->arguments);
    *script = (struct isolation_script){ 0 };
}

enum isolation_actor isolation_step_actor(const struct isolation_step *step)
{
    return shapes[step->op].actor;
}

uint64_t isolation_step_number(const struct isolation_step *step, uint32_t index)
{
    uint64_t number = 0;
    parse_number(step->args[index], 10, UINT64_MAX, &number);
    return number;
}

mode_t isolation_step_mode(const struct isolation_step *step, uint32_t index)
{
    uint64_t mode = 0;
    parse_number(step->args[index], 8, 07777, &mode);
    return (mode_t)mode;
}
