/*
 * setup.h - carries out the steps of a script.
 *
 * Nothing here keeps state between calls, allocates, or looks at which process it runs in: init calls it, and so may any other
 * process that is about to become the world of a test.
 */
#ifndef ISOLATION_SETUP_H
#define ISOLATION_SETUP_H

#include "script.h"

/*
 * Carries out one step of init's or the body's (not EXEC). 0, or the errno. All of these block at most as long as the one
 * system call that they are named for.
 */
int isolation_run_step(const struct isolation_step *step);

/* One step, by whoever knows how. 0 or the errno; *value is what the status record shall hold, at first the op. */
typedef int isolation_step_runner(const struct isolation_step *step, void *state, int32_t *value);

/*
 * Carries out all steps of one actor, heeding OPTIONAL and FALLBACK and telling failures on `status`. 0, or -1 if a step failed
 * that is not optional. runner NULL: isolation_run_step.
 */
int isolation_run_steps(const struct isolation_script *script, enum isolation_actor actor, int status,
                        isolation_step_runner *runner, void *state);

/* Writes one status record. Failure is of no interest: whoever should read it has gone, and the lifeline tells that. */
void isolation_report(int status, enum isolation_status_kind kind, uint32_t id, int32_t err, int32_t value);

/* The steps that take more than one system call. 0 or the errno. */
int isolation_set_loopback_up(void);
int isolation_make_readonly(const char *path);
int isolation_make_ambient(uint64_t dropped);
int isolation_raise_effective(void);
int isolation_write_file(int directory, const char *path, const char *content);

#endif
