/* channel.c - sendmsg(2) and recvmsg(2) with SCM_RIGHTS, whose macros managed code cannot have. */
#define _GNU_SOURCE
#include "channel.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union rights {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(ISOLATION_CHANNEL_MAX_FDS * sizeof(int))];
};

int32_t isolation_channel_open(int32_t ends[2])
{
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

int32_t isolation_channel_send(int32_t channel, const uint8_t *bytes, uint32_t length, const int32_t *fds, uint32_t fd_count)
{
    union rights rights = { 0 };
    struct iovec part = { (void *)bytes, length };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
    if (fd_count > ISOLATION_CHANNEL_MAX_FDS) {
        errno = EINVAL;
        return -1;
    }
    if (fd_count > 0) {
        message.msg_control = rights.bytes;
        message.msg_controllen = CMSG_SPACE(fd_count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(fd_count * sizeof(int));
        memcpy(CMSG_DATA(header), fds, fd_count * sizeof(int));
    }
    ssize_t sent;
    do
        sent = sendmsg(channel, &message, MSG_NOSIGNAL);
    while (sent == -1 && errno == EINTR);
    return sent == -1 ? -1 : 0;
}

static int await(int channel, int timeout_ms)
{
    struct pollfd wait = { .fd = channel, .events = POLLIN };
    int ready;
    do
        ready = poll(&wait, 1, timeout_ms);
    while (ready == -1 && errno == EINTR && timeout_ms == -1);
    if (ready == 0)
        errno = ETIMEDOUT;
    return ready;
}

/* Takes the descriptors out; those that there is no room for are closed, not leaked. */
static uint32_t unpack(struct msghdr *message, int32_t *fds, uint32_t capacity)
{
    uint32_t count = 0;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(message); header != NULL; header = CMSG_NXTHDR(message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        size_t arrived = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < arrived; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
            if (count < capacity)
                fds[count++] = fd;
            else
                close(fd);
        }
    }
    return count;
}

int32_t isolation_channel_receive(int32_t channel, uint8_t *bytes, uint32_t capacity, int32_t *fds, uint32_t *fd_count,
                                  int32_t timeout_ms)
{
    if (await(channel, timeout_ms) <= 0)
        return -1;
    union rights rights = { 0 };
    struct iovec part = { bytes, capacity };
    struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = rights.bytes, .msg_controllen = sizeof rights.bytes };
    ssize_t length;
    do
        length = recvmsg(channel, &message, MSG_CMSG_CLOEXEC);
    while (length == -1 && errno == EINTR);
    *fd_count = length == -1 ? 0 : unpack(&message, fds, *fd_count);
    if (length > 0 && (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        for (uint32_t i = 0; i < *fd_count; i++)
            close(fds[i]);
        *fd_count = 0;
        errno = EMSGSIZE;
        return -1;
    }
    return (int32_t)length;
}
