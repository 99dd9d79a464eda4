/* symbols.h - dlopen(3) and dlsym(3), in versions that every libc has which .NET runs on. */
#ifndef ISOLATION_FORK_SYMBOLS_H
#define ISOLATION_FORK_SYMBOLS_H

#include <dlfcn.h>

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

#endif
