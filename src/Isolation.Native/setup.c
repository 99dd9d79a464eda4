/* setup.c - the steps, one function each where a single system call is not all. See setup.h. */
#define _GNU_SOURCE
#include "setup.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(ISOLATION_CLONE_FLAGS
                   == (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET),
               "the bits of clone(2) are part of the script");
#ifdef CLONE_NEWTIME
_Static_assert(ISOLATION_UNSHARE_FLAGS == (ISOLATION_CLONE_FLAGS | CLONE_NEWTIME), "so are those of unshare(2)");
#endif

static int result(int returned)
{
    return returned == -1 ? errno : 0;
}

static int result_or_exists(int returned)
{
    return returned == -1 && errno != EEXIST ? errno : 0;
}

static const char *or_null(const char *text)
{
    return *text == '\0' ? NULL : text;
}

int isolation_write_file(int directory, const char *path, const char *content)
{
    int fd = openat(directory, path, O_WRONLY | O_CLOEXEC);
    if (fd == -1)
        return errno;
    /* The files of /proc take their content in a single write. */
    ssize_t written = write(fd, content, strlen(content));
    int failure = written == -1 ? errno : (size_t)written == strlen(content) ? 0 : EIO;
    close(fd);
    return failure;
}

static int run_mount(const struct isolation_step *step)
{
    return result(mount(or_null(step->args[0]), step->args[1], or_null(step->args[2]), isolation_step_number(step, 3),
                        or_null(step->args[4])));
}

/* The mode is meant as it is written: whatever mask the runner was started with must not change a mount point's mode. */
static int run_mkdir(const struct isolation_step *step)
{
    mode_t mask = umask(0);
    int failure = result_or_exists(mkdir(step->args[0], isolation_step_mode(step, 1)));
    umask(mask);
    return failure;
}

static int run_touch(const struct isolation_step *step)
{
    mode_t mask = umask(0);
    int fd = open(step->args[0], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isolation_step_mode(step, 1));
    int failure = result_or_exists(fd);
    if (fd != -1)
        close(fd);
    umask(mask);
    return failure;
}

/* Groups of the caller's that the map does not hold would still give access to files; where setgroups is denied they stay. */
static int run_setids(const struct isolation_step *step)
{
    uid_t user = (uid_t)isolation_step_number(step, 0);
    gid_t group = (gid_t)isolation_step_number(step, 1);
    if (setgroups(0, NULL) == -1 && errno != EPERM)
        return errno;
    if (prctl(PR_SET_KEEPCAPS, 1) == -1 || setresgid(group, group, group) == -1 || setresuid(user, user, user) == -1)
        return errno;
    /* A change of ids makes a process undumpable, its /proc files root's, and so later writes to them fail. */
    if (prctl(PR_SET_KEEPCAPS, 0) == -1 || prctl(PR_SET_DUMPABLE, 1) == -1)
        return errno;
    return isolation_raise_effective();
}

int isolation_run_step(const struct isolation_step *step)
{
    switch (step->op) {
    case ISOLATION_OP_MOUNT: return run_mount(step);
    case ISOLATION_OP_WRITE: return isolation_write_file(AT_FDCWD, step->args[0], step->args[1]);
    case ISOLATION_OP_HOSTNAME: return result(sethostname(step->args[0], strlen(step->args[0])));
    case ISOLATION_OP_DOMAINNAME: return result(setdomainname(step->args[0], strlen(step->args[0])));
    case ISOLATION_OP_LOOPBACK: return isolation_set_loopback_up();
    case ISOLATION_OP_UNSHARE: return result(unshare((int)isolation_step_number(step, 0)));
    case ISOLATION_OP_MKDIR: return run_mkdir(step);
    case ISOLATION_OP_READONLY: return isolation_make_readonly(step->args[0]);
    case ISOLATION_OP_CHDIR: return result(chdir(step->args[0]));
    case ISOLATION_OP_TOUCH: return run_touch(step);
    case ISOLATION_OP_SYMLINK: return result_or_exists(symlink(step->args[0], step->args[1]));
    case ISOLATION_OP_AMBIENT: return isolation_make_ambient(isolation_step_number(step, 0));
    case ISOLATION_OP_SETIDS: return run_setids(step);
    case ISOLATION_OP_SETSID: return result(setsid());
    default: return ENOSYS;
    }
}

void isolation_report(int status, enum isolation_status_kind kind, uint32_t id, int32_t err, int32_t value)
{
    struct isolation_status record = { kind, id, err, value };
    if (write(status, &record, sizeof record) == -1)
        return;
}

int isolation_run_steps(const struct isolation_script *script, enum isolation_actor actor, int status,
                        isolation_step_runner *runner, void *state)
{
    bool failed = false;
    for (size_t i = 0; i < script->count; i++) {
        const struct isolation_step *step = &script->steps[i];
        if (isolation_step_actor(step) != actor || step->op == ISOLATION_OP_CLONE || step->op == ISOLATION_OP_EXEC)
            continue;
        if ((step->flags & ISOLATION_STEP_FALLBACK) && !failed)
            continue;

        int32_t value = (int32_t)step->op;
        int err = runner == NULL ? isolation_run_step(step) : runner(step, state, &value);
        failed = err != 0;
        if (!failed)
            continue;
        bool optional = step->flags & ISOLATION_STEP_OPTIONAL;
        isolation_report(status, optional ? ISOLATION_STATUS_STEP_SKIPPED : ISOLATION_STATUS_STEP_FAILED, step->id, err, value);
        if (!optional)
            return -1;
    }
    return 0;
}
