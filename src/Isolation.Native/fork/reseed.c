/*
 * reseed.c - fresh randomness for a child.
 *
 * OpenSSL notices that it has been forked by its PID, which in a twin is the same: all siblings would draw the numbers that the
 * server was about to draw. Seeding the generator that its others are seeded from makes those seed themselves anew too.
 */
#include "world.h"

#include <dlfcn.h>
#include <stddef.h>

/*
 * glibc 2.34 gave these new versions when it moved them from libdl into libc. Asking for those would keep the whole library from
 * loading on older systems; the old versions are there too, and .NET itself has libdl loaded.
 */
#if defined(__x86_64__)
#define OLDEST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define OLDEST "GLIBC_2.17"
#endif
__asm__(".symver dlopen, dlopen@" OLDEST);
__asm__(".symver dlsym, dlsym@" OLDEST);
__asm__(".symver dlclose, dlclose@" OLDEST);

void isolation_reseed(void)
{
    static const char *const names[] = { "libcrypto.so.3", "libcrypto.so.1.1" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *library = dlopen(names[i], RTLD_LAZY | RTLD_NOLOAD);
        if (library == NULL)
            continue;
        int (*seed)(void) = (int (*)(void))dlsym(library, "RAND_poll");
        if (seed != NULL)
            seed();
        dlclose(library);
    }
}
