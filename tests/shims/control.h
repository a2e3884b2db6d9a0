/* What a test may change while the process runs: a file of 64-bit numbers, mapped. Without one, the numbers of the environment hold. */
#ifndef SHIM_CONTROL_H
#define SHIM_CONTROL_H

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FSYNC_DELAY_US, WRITE_ERRNO, CLOCK_SHIFT_MS, CONTROLS };

static volatile int64_t fixed[CONTROLS];
static volatile int64_t *controls = fixed;

static int64_t number_of(const char *name) {
  const char *text = getenv(name);
  return text == NULL ? 0 : strtoll(text, NULL, 10);
}

__attribute__((constructor)) static void read_controls(void) {
  fixed[FSYNC_DELAY_US] = number_of("SHIM_FSYNC_DELAY_US");
  fixed[WRITE_ERRNO] = number_of("SHIM_WRITE_ERRNO");
  fixed[CLOCK_SHIFT_MS] = number_of("SHIM_CLOCK_SHIFT_MS");
  const char *path = getenv("SHIM_CONTROL");
  if (path == NULL) return;
  /* The plain system call: open itself may be one of ours. */
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  void *mapped = mmap(NULL, sizeof fixed, PROT_READ, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped != MAP_FAILED) controls = mapped;
}

#endif
