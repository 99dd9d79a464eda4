/*
 * isolation.h - what managed code and the native part agree on.
 *
 * Managed code decides everything: it writes a script (a list of steps) and reads status records. isolation-init carries the
 * steps out and says what became of each. The numbers below are that agreement; managed code holds the same ones, so none of
 * them may ever change its meaning.
 *
 * The script, little-endian:  record := u32 op, u32 flags, u32 id, u32 argc, argument{argc}
 *                             argument := u32 length, length bytes without NUL, one NUL
 * Numbers in arguments are decimal text (file modes: octal). Records stand in the order of execution: CLONE, then what the
 * supervisor does, then what init does, then what the body does before its exec, EXEC last.
 */
#ifndef ISOLATION_H
#define ISOLATION_H

#include <stdint.h>
#include <sys/types.h>

/* The descriptors that isolation-init is started with. */
enum isolation_descriptor {
    ISOLATION_FD_SCRIPT = 3,   /* read to its end before anything is done */
    ISOLATION_FD_STATUS = 4,   /* status records are written here; its end means that everything is gone */
    ISOLATION_FD_LIFELINE = 5, /* its end means: kill everything */
    ISOLATION_FD_REQUEST = 6,  /* handed to the body as 3; may be closed */
    ISOLATION_FD_FRAMES = 7,   /* handed to the body as 4; may be closed */
    ISOLATION_FD_FIRST_FREE = 8,
    ISOLATION_FD_BODY_REQUEST = 3,
    ISOLATION_FD_BODY_FRAMES = 4,
};

/* Steps. In brackets: who carries it out. */
enum isolation_op {
    ISOLATION_OP_CLONE = 1,       /* [supervisor] flags: clone(2) with these CLONE_NEW* bits */
    ISOLATION_OP_MAP_WRITE = 2,   /* [supervisor] file content: /proc/<init>/{setgroups,uid_map,gid_map} */
    ISOLATION_OP_MAP_RUN = 3,     /* [supervisor] program args...: newuidmap, newgidmap; init's pid becomes the first argument */
    ISOLATION_OP_MOUNT = 4,       /* [init] source target fstype flags data: mount(2); "" is NULL */
    ISOLATION_OP_MOVE_MOUNT = 5,  /* reserved: MOUNT with MS_MOVE does it */
    ISOLATION_OP_WRITE = 6,       /* [init] path content: open, one write(2), close */
    ISOLATION_OP_HOSTNAME = 7,    /* [init] name: sethostname(2) */
    ISOLATION_OP_DOMAINNAME = 8,  /* [init] name: setdomainname(2) */
    ISOLATION_OP_LOOPBACK = 9,    /* [init] bring `lo` up */
    ISOLATION_OP_UNSHARE = 10,    /* [init] flags: unshare(2) */
    ISOLATION_OP_MKDIR = 11,      /* [init] path mode; that it exists is success */
    ISOLATION_OP_READONLY = 12,   /* [init] path: read-only, with everything mounted below it */
    ISOLATION_OP_CHDIR = 13,      /* [init] path */
    ISOLATION_OP_TOUCH = 14,      /* [init] path mode: an empty file; that it exists is success */
    ISOLATION_OP_SYMLINK = 15,    /* [init] target path; that it exists is success */
    ISOLATION_OP_AMBIENT = 16,    /* [body] mask: keep capabilities over the exec, all but these bits */
    ISOLATION_OP_EXEC = 17,       /* [body] flags argv0 argv1...: isolation_exec_flag */
    ISOLATION_OP_SETIDS = 18,     /* [init] uid gid, as seen inside; no other groups; capabilities stay until the exec */
    ISOLATION_OP_SETSID = 19,     /* [body] a session of its own, not just a process group */
    ISOLATION_OP_DROPBOUNDING = 20, /* reserved */
    ISOLATION_OP_COUNT = 21,
};

enum isolation_step_flag {
    ISOLATION_STEP_OPTIONAL = 1, /* a failure is told as STEP_SKIPPED, and the script goes on */
    ISOLATION_STEP_FALLBACK = 2, /* run only if the step before it ran, failed and was optional */
};

enum isolation_exec_flag {
    ISOLATION_EXEC_AS_INIT = 1, /* the cloned process is the body, so PID 1; only with CLONE_NEWPID */
};

enum isolation_status_kind {
    ISOLATION_STATUS_CLONED = 1,         /* value = init's pid as the supervisor sees it */
    ISOLATION_STATUS_STEP_FAILED = 2,    /* id, err = errno, value = op (MAP_RUN: its exit status, 0 = not started) */
    ISOLATION_STATUS_STEP_SKIPPED = 3,   /* the same, of an optional step */
    ISOLATION_STATUS_STARTED = 4,        /* value = the body's pid in its own PID namespace; its exec comes next */
    ISOLATION_STATUS_EXITED = 5,         /* value = exit code */
    ISOLATION_STATUS_SIGNALED = 6,       /* value = signal, err = 1 if core was dumped; id = ISOLATION_ID_INIT if it hit init */
    ISOLATION_STATUS_EXEC_FAILED = 7,    /* id, err = errno */
    ISOLATION_STATUS_SCRIPT_INVALID = 8, /* value = byte offset */
};

#define ISOLATION_ID_INIT UINT32_MAX

struct isolation_status {
    uint32_t kind;
    uint32_t id;
    int32_t err;
    int32_t value;
};
_Static_assert(sizeof(struct isolation_status) == 16, "managed code reads 16 bytes a record");

/* How isolation-init itself exits. The status records tell more. */
enum isolation_exit {
    ISOLATION_EXIT_DONE = 0,     /* the body ran; its end has been told */
    ISOLATION_EXIT_USAGE = 64,   /* not started by the launcher */
    ISOLATION_EXIT_SCRIPT = 70,  /* SCRIPT_INVALID has been told */
    ISOLATION_EXIT_SETUP = 71,   /* STEP_FAILED or EXEC_FAILED has been told */
    ISOLATION_EXIT_HUNG_UP = 72, /* the lifeline ended, everything was killed */
};

/* The system's own numbers that managed code repeats. */
#define ISOLATION_CLONE_FLAGS 0x7e020000u
#define ISOLATION_UNSHARE_FLAGS (ISOLATION_CLONE_FLAGS | 0x80u)

/*
 * libisolation.so. Each function returns 0, or -1 with errno set.
 *
 * isolation_spawn starts `path` with fds[i] as its descriptor i (-1: closed), an empty signal mask, default dispositions and,
 * if cwd is not NULL, that working directory. That the program cannot be executed is an error of the call.
 */
__attribute__((visibility("default")))
int32_t isolation_spawn(const char *path, char *const argv[], char *const envp[], const int32_t *fds, int32_t fd_count,
                        const char *cwd, int32_t *pid);

#endif
