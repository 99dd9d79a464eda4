/* maps.h - the supervisor's steps: the id maps of init's user namespace, which only a process outside may write in full. */
#ifndef ISOLATION_MAPS_H
#define ISOLATION_MAPS_H

#include "process.h"

struct isolation_map_target {
    const struct isolation_launch *launch;
    pid_t init;
};

/* An isolation_step_runner; state is a struct isolation_map_target. */
int isolation_run_map_step(const struct isolation_step *step, void *state, int32_t *value);

#endif
