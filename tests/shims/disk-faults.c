/* A slow disk (each fsync takes longer) and a disk that takes no more (writes to files under SHIM_FOLDER fail with an errno). */
#define _GNU_SOURCE
#include "control.h"
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REAL(name)                               \
  static __typeof__(&name) real = NULL;          \
  if (real == NULL) real = NEXT(name)

static void delay(void) {
  int64_t us = controls[FSYNC_DELAY_US];
  if (us <= 0) return;
  struct timespec wait = {us / 1000000, (us % 1000000) * 1000};
  nanosleep(&wait, NULL);
}

/* Only asked while writes fail, so that it may be slow. */
static int in_folder(int fd) {
  const char *folder = getenv("SHIM_FOLDER");
  if (folder == NULL) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int refused(int fd) {
  int64_t code = controls[WRITE_ERRNO];
  if (code == 0 || !in_folder(fd)) return 0;
  errno = (int)code;
  return 1;
}

int fsync(int fd) {
  REAL(fsync);
  delay();
  return real(fd);
}

int fdatasync(int fd) {
  REAL(fdatasync);
  delay();
  return real(fd);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  return refused(fd) ? -1 : real(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  REAL(pwrite);
  return refused(fd) ? -1 : real(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  return refused(fd) ? -1 : real(fd, bytes, count, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  REAL(pwritev);
  return refused(fd) ? -1 : real(fd, parts, count, at);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  REAL(pwritev64);
  return refused(fd) ? -1 : real(fd, parts, count, at);
}
