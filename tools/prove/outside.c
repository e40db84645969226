/* Stands between the program and the C library (LD_PRELOAD): writes down every change it makes to files, or kills it
   at one of them, or tells it a wrong time. Nothing in the program knows of it.

   PROVE_FOLDER   only what lies under this absolute path is looked at
   PROVE_LOG      every change there is added to this file, with its bytes; what goes to standard output too
   PROVE_KILL_AT  at the change with this number, counted from 1, the process is killed; a write gets half way
   PROVE_CLOCK    seconds by which the system's clock is wrong
   PROVE_SLOW     microseconds that each write and sync there takes longer, as on a slow disk

   gcc -O2 -shared -fPIC -o outside.so outside.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 4096
#define MOST_NAME 1024
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char names[MOST_FILES][MOST_NAME]; /* of the open files that are looked at, "" for any other */
static long changes;

/* The name below the folder, NULL for a file that is not looked at; the folder itself is ".". */
static const char *below(const char *path) {
    const char *folder = getenv("PROVE_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    if (!length || !path || strncmp(path, folder, length)) return NULL;
    if (!path[length]) return ".";
    return path[length] == '/' && path[length + 1] ? path + length + 1 : NULL;
}

static const char *open_name(int file) { return file >= 0 && file < MOST_FILES && names[file][0] ? names[file] : NULL; }

/* Straight to the kernel: what is written down must not be written down again. */
static void put(int file, const void *data, size_t length) {
    while (length > 0) {
        long done = syscall(SYS_write, file, data, length);
        if (done <= 0) _exit(99);
        data = (const char *)data + done;
        length -= (size_t)done;
    }
}

static void note(char what, const char *name, const char *other, long offset, const void *data, long length) {
    const char *log = getenv("PROVE_LOG");
    if (!log) return;
    int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char head[2 * MOST_NAME + 64];
    int size = snprintf(head, sizeof head, "%c\t%s\t%s\t%ld\t%ld\n", what, name, other, offset, length);
    put(file, head, (size_t)size);
    if (length > 0) put(file, data, (size_t)length);
    syscall(SYS_close, file);
}

/* Tells whether the change that comes now is the one at which the process is to be killed. */
static int is_last(void) {
    const char *at = getenv("PROVE_KILL_AT");
    return ++changes, at && changes == atol(at);
}

static void end(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

static void opened(int file, const char *path, int how, int was_there) {
    if (file < 0 || file >= MOST_FILES) return;
    const char *name = below(path);
    snprintf(names[file], MOST_NAME, "%s", name ? name : "");
    if (!name) return;
    if (!was_there) note('C', name, "", 0, NULL, 0);
    else if (how & O_TRUNC) note('T', name, "", 0, NULL, 0);
}

#define OPEN(symbol)                                              \
    int symbol(const char *path, int how, ...) {                  \
        va_list rest;                                             \
        va_start(rest, how);                                      \
        mode_t mode = how & O_CREAT ? va_arg(rest, mode_t) : 0;   \
        va_end(rest);                                             \
        pthread_mutex_lock(&lock);                                \
        int was_there = access(path, F_OK) == 0;                  \
        if (below(path) && how & (O_CREAT | O_TRUNC) && (!was_there || how & O_TRUNC) && is_last()) end(); \
        int file = REAL(symbol)(path, how, mode);                 \
        opened(file, path, how, was_there);                       \
        pthread_mutex_unlock(&lock);                              \
        return file;                                              \
    }
OPEN(open)
OPEN(open64)

#define OPEN_AT(symbol)                                           \
    int symbol(int folder, const char *path, int how, ...) {      \
        va_list rest;                                             \
        va_start(rest, how);                                      \
        mode_t mode = how & O_CREAT ? va_arg(rest, mode_t) : 0;   \
        va_end(rest);                                             \
        pthread_mutex_lock(&lock);                                \
        int was_there = faccessat(folder, path, F_OK, 0) == 0;    \
        if (below(path) && how & (O_CREAT | O_TRUNC) && (!was_there || how & O_TRUNC) && is_last()) end(); \
        int file = REAL(symbol)(folder, path, how, mode);         \
        opened(file, path, how, was_there);                       \
        pthread_mutex_unlock(&lock);                              \
        return file;                                              \
    }
OPEN_AT(openat)
OPEN_AT(openat64)

int close(int file) {
    pthread_mutex_lock(&lock);
    if (file >= 0 && file < MOST_FILES) names[file][0] = 0;
    pthread_mutex_unlock(&lock);
    return REAL(close)(file);
}

/* Before the lock is taken: who waits for a slow disk holds up nobody who doesn't use it. */
static void drag(int file) {
    const char *slow = getenv("PROVE_SLOW");
    if (slow && open_name(file)) usleep((useconds_t)atol(slow));
}

static ssize_t written(int file, const void *data, size_t length, off_t offset, int is_placed) {
    const char *name = open_name(file);
    if (name && is_last()) {
        if (is_placed) REAL(pwrite)(file, data, length / 2, offset);
        else REAL(write)(file, data, length / 2);
        end();
    }
    ssize_t done = is_placed ? REAL(pwrite)(file, data, length, offset) : REAL(write)(file, data, length);
    if (done > 0 && name) note('W', name, "", is_placed ? offset : lseek(file, 0, SEEK_CUR) - done, data, done);
    if (done > 0 && file == 1) note('A', "", "", 0, data, done);
    return done;
}

ssize_t write(int file, const void *data, size_t length) {
    drag(file);
    pthread_mutex_lock(&lock);
    ssize_t done = written(file, data, length, 0, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int file, const void *data, size_t length, off_t offset) {
    drag(file);
    pthread_mutex_lock(&lock);
    ssize_t done = written(file, data, length, offset, 1);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return pwrite64(file, data, length, offset); }

int ftruncate64(int file, off_t length) {
    pthread_mutex_lock(&lock);
    const char *name = open_name(file);
    if (name && is_last()) end();
    int result = (int)syscall(SYS_ftruncate, file, length);
    if (!result && name) note('T', name, "", length, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

#define SYNC(symbol)                                              \
    int symbol(int file) {                                        \
        drag(file);                                               \
        pthread_mutex_lock(&lock);                                \
        const char *name = open_name(file);                       \
        if (name && is_last()) end();                             \
        if (name) note('S', name, "", 0, NULL, 0);                \
        pthread_mutex_unlock(&lock);                              \
        /* What is only played needs no waiting for a disk. */    \
        return name && getenv("PROVE_LOG") ? 0 : REAL(symbol)(file); \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    const char *name = below(path);
    if (name && access(path, F_OK) == 0 && is_last()) end();
    int result = REAL(unlink)(path);
    if (!result && name) note('U', name, "", 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&lock);
    const char *name = below(from), *other = below(to);
    if (name && is_last()) end();
    int result = REAL(rename)(from, to);
    if (!result && name && other) note('R', name, other, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

static long shift(void) {
    const char *seconds = getenv("PROVE_CLOCK");
    return seconds ? atol(seconds) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (!result && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += shift();
    return result;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *place) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (place) *place = exact.tv_sec;
    return exact.tv_sec;
}
