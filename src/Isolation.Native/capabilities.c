/*
 * capabilities.c - lets a process that is not root keep its capabilities over setresuid(2) and exec(2).
 *
 * Whoever makes a user namespace has every capability in it, and loses all of them at the next exec unless its user id inside
 * is 0. Ambient capabilities survive; they must be permitted and inheritable, and inheritable ones must be in the bounding set.
 */
#define _GNU_SOURCE
#include "setup.h"

#include <errno.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

struct capabilities {
    struct __user_cap_header_struct header;
    struct __user_cap_data_struct sets[2];
};

static int get(struct capabilities *own)
{
    own->header = (struct __user_cap_header_struct){ _LINUX_CAPABILITY_VERSION_3, 0 };
    return syscall(SYS_capget, &own->header, own->sets) == -1 ? errno : 0;
}

static int set(struct capabilities *own)
{
    return syscall(SYS_capset, &own->header, own->sets) == -1 ? errno : 0;
}

int isolation_raise_effective(void)
{
    struct capabilities own;
    int failure = get(&own);
    for (int i = 0; i < 2; i++)
        own.sets[i].effective = own.sets[i].permitted;
    return failure != 0 ? failure : set(&own);
}

int isolation_make_ambient(uint64_t dropped)
{
    struct capabilities own;
    int failure = get(&own);
    if (failure != 0)
        return failure;

    uint64_t kept = 0;
    for (int i = 0; i < 64; i++) {
        uint64_t bit = UINT64_C(1) << i;
        if ((own.sets[i / 32].permitted & (1u << i % 32)) && !(dropped & bit) && prctl(PR_CAPBSET_READ, i, 0, 0, 0) == 1)
            kept |= bit;
    }
    for (int i = 0; i < 2; i++) {
        uint32_t half = (uint32_t)(kept >> 32 * i);
        own.sets[i] = (struct __user_cap_data_struct){ half, half, half };
    }
    if ((failure = set(&own)) != 0)
        return failure;
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == -1)
        return errno;
    for (int i = 0; i < 64; i++)
        if ((kept >> i & 1) && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, i, 0, 0) == -1)
            return errno;
    return 0;
}
