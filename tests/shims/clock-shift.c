/* The clock of the wall, moved: what a machine sees when somebody sets its time. The monotonic clocks go on as they do there. */
#define _GNU_SOURCE
#include "control.h"
#include <dlfcn.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *) = NULL;
  if (real == NULL) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int code = real(clock, now);
  if (code != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return code;
  int64_t ns = (controls[CLOCK_SHIFT_MS] % 1000) * 1000000 + now->tv_nsec;
  now->tv_sec += (time_t)(controls[CLOCK_SHIFT_MS] / 1000 + ns / 1000000000);
  now->tv_nsec = (long)(ns % 1000000000);
  if (now->tv_nsec < 0) {
    now->tv_nsec += 1000000000;
    now->tv_sec -= 1;
  }
  return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec shifted;
  int code = clock_gettime(CLOCK_REALTIME, &shifted);
  now->tv_sec = shifted.tv_sec;
  now->tv_usec = shifted.tv_nsec / 1000;
  return code;
}

time_t time(time_t *into) {
  struct timespec shifted;
  clock_gettime(CLOCK_REALTIME, &shifted);
  if (into != NULL) *into = shifted.tv_sec;
  return shifted.tv_sec;
}
