/*
 * use - does one thing that a world shall allow, or shows one that it shall have; exits 1 and says why when it cannot.
 *
 *     use bind PORT       listens on TCP port PORT, IPv4 and IPv6
 *     use ping            an ICMP echo through an unprivileged socket, to 127.0.0.1
 *     use abstract NAME   connects to the abstract UNIX domain socket NAME
 *     use queue NAME      makes the POSIX message queue NAME
 *     use pty             opens a pseudoterminal, and its other end by name
 *     use clocks          the seconds of the monotonic and the boot-time clock
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void check(int result, const char *what)
{
    if (result >= 0)
        return;
    printf("%s: %s\n", what, strerror(errno));
    exit(1);
}

static void listen_on(int family, const void *address, socklen_t length)
{
    int fd = socket(family, SOCK_STREAM, 0), yes = 1;
    check(fd, "socket");
    if (family == AF_INET6)
        check(setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes), "setsockopt");
    check(bind(fd, address, length), family == AF_INET ? "bind IPv4" : "bind IPv6");
    check(listen(fd, 1), "listen");
}

static void use_port(const char *port)
{
    struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(atoi(port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = four.sin_port, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    listen_on(AF_INET, &four, sizeof four);
    listen_on(AF_INET6, &six, sizeof six);
}

static void ping(void)
{
    struct sockaddr_in loopback = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct icmphdr echo = { .type = ICMP_ECHO }, reply;
    struct timeval patience = { .tv_sec = 5 };
    int fd = socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP);
    check(fd, "socket");
    check(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), "setsockopt");
    check(sendto(fd, &echo, sizeof echo, 0, (void *)&loopback, sizeof loopback), "sendto");
    check(recv(fd, &reply, sizeof reply, 0), "recv");
    if (reply.type != ICMP_ECHOREPLY)
        exit(1);
}

static void connect_abstract(const char *name)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    check(fd, "socket");
    strncpy(address.sun_path + 1, name, sizeof address.sun_path - 2);
    check(connect(fd, (void *)&address, offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name)), "connect");
}

static void open_pty(void)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    check(master, "posix_openpt");
    check(unlockpt(master), "unlockpt");
    const char *name = ptsname(master);
    check(name == NULL ? -1 : open(name, O_RDWR | O_NOCTTY), "open the other end");
}

static void show_clocks(void)
{
    struct timespec monotonic, boot;
    clock_gettime(CLOCK_MONOTONIC, &monotonic);
    clock_gettime(CLOCK_BOOTTIME, &boot);
    printf("monotonic %lld\nboottime %lld\n", (long long)monotonic.tv_sec, (long long)boot.tv_sec);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "bind") == 0 && argc == 3)
        use_port(argv[2]);
    else if (strcmp(what, "ping") == 0)
        ping();
    else if (strcmp(what, "abstract") == 0 && argc == 3)
        connect_abstract(argv[2]);
    else if (strcmp(what, "queue") == 0 && argc == 3)
        check(mq_open(argv[2], O_CREAT | O_RDWR, 0600, NULL), "mq_open");
    else if (strcmp(what, "pty") == 0)
        open_pty();
    else if (strcmp(what, "clocks") == 0)
        show_clocks();
    else
        return 64;
    return 0;
}
