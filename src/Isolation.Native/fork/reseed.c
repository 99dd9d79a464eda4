/*
 * reseed.c - fresh randomness for a child.
 *
 * OpenSSL notices that it has been forked by its PID, which in a twin is the same: all siblings would draw the numbers that the
 * server was about to draw. Seeding the generator that its others are seeded from makes those seed themselves anew too.
 */
#include "symbols.h"
#include "world.h"

#include <stddef.h>

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
