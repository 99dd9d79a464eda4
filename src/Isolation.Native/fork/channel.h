/*
 * channel.h - messages with descriptors between the runner and its fork server.
 *
 * A SOCK_SEQPACKET pair: one message is one request or one answer, whole, and its descriptors travel with it.
 */
#ifndef ISOLATION_CHANNEL_H
#define ISOLATION_CHANNEL_H

#include <stdint.h>

#define ISOLATION_CHANNEL_EXPORT __attribute__((visibility("default")))
#define ISOLATION_CHANNEL_MAX_FDS 16

/* Both ends, close-on-exec. 0, or -1 with errno. */
ISOLATION_CHANNEL_EXPORT int32_t isolation_channel_open(int32_t ends[2]);

/* Sends one message. 0, or -1 with errno: EPIPE if the other end has gone. */
ISOLATION_CHANNEL_EXPORT int32_t isolation_channel_send(int32_t channel, const uint8_t *bytes, uint32_t length, const int32_t *fds,
                                                        uint32_t fd_count);

/*
 * Waits for one message, at most timeout_ms (-1: without end). Returns its length, 0 when the other end has gone, -1 with errno:
 * ETIMEDOUT, EMSGSIZE if it does not fit. Descriptors arrive close-on-exec; *fd_count says how many fds has room for, then how
 * many came. EINTR is dealt with.
 */
ISOLATION_CHANNEL_EXPORT int32_t isolation_channel_receive(int32_t channel, uint8_t *bytes, uint32_t capacity, int32_t *fds,
                                                           uint32_t *fd_count, int32_t timeout_ms);

#endif
