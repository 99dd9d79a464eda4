/* network.c - brings `lo` up; the kernel then gives it 127.0.0.1/8 and ::1/128 by itself. */
#define _GNU_SOURCE
#include "setup.h"

#include <errno.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

int isolation_set_loopback_up(void)
{
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd == -1)
        fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd == -1)
        return errno;

    struct ifreq request = { .ifr_name = "lo" };
    int failure = ioctl(fd, SIOCGIFFLAGS, &request) == -1 ? errno : 0;
    if (failure == 0 && !(request.ifr_flags & IFF_UP)) {
        request.ifr_flags |= IFF_UP;
        failure = ioctl(fd, SIOCSIFFLAGS, &request) == -1 ? errno : 0;
    }
    close(fd);
    return failure;
}
