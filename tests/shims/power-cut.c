/*
 * Keeps beside a folder (SHIM_FOLDER) what a disk would hold had the power gone this instant (SHIM_DURABLE):
 *   files/<inode>  a file's bytes as of its own last fsync
 *   tree/<name>    the names as of the folder's last fsync: hard links into files/
 * End the process with SIGKILL at any moment and start again from tree/. A cut in the middle of an fsync leaves a part of it.
 *
 * Owns one flat folder; what lies deeper, and files named *-shm (memory between processes, gone with the power), it does not keep.
 * SHIM_LYING=<end of a name>: an fsync of such files does nothing. With -wal that is SQLite's synchronous=NORMAL: a control that must lose.
 * By itself every unsynced write is lost. That some survive, whole or torn, is for whoever mixes files/ with the folder.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name)                      \
  static __typeof__(&name) real = NULL; \
  if (real == NULL) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

enum { MAX_FILES = 64, MAX_FDS = 65536, FOLDER = -1 };

struct extent {
  off_t from, to;
};

/* A file, by its inode: what was written to it since its last fsync. */
struct file {
  ino_t inode;
  int kept;
  int lies;
  off_t cut; /* the shortest it was cut to; -1: not at all */
  int count, room;
  struct extent *dirty;
};

static const char *folder = NULL;
static const char *durable = NULL;
static const char *lying = NULL;
static struct file files[MAX_FILES];
static int known = 0;
static signed char by_fd[MAX_FDS]; /* 0: not ours, FOLDER, or index + 1 */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void give_up(const char *what) {
  dprintf(2, "power-cut: %s: %s\n", what, strerror(errno));
  abort();
}

/* The plain system call: open is one of ours. */
static int plain_open(const char *path, int flags) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0644); }

static void plain_close(int fd) { syscall(SYS_close, fd); }

static void copy_range(int from, int to, off_t at, off_t end) {
  char bytes[65536];
  while (at < end) {
    size_t wanted = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
    ssize_t count = pread(from, bytes, wanted, at);
    if (count <= 0) return; /* shorter by now */
    if (syscall(SYS_pwrite64, to, bytes, (size_t)count, at) != count) give_up("pwrite");
    at += count;
  }
}

static struct file *file_of(ino_t inode, int fresh) {
  struct file *file = NULL;
  for (int i = 0; i < known && file == NULL; i += 1)
    if (files[i].inode == inode) file = &files[i];
  if (file != NULL && !fresh) return file;
  if (file == NULL) {
    if (known == MAX_FILES) give_up("too many files");
    file = &files[known++];
    file->inode = inode;
  } else {
    plain_close(file->kept);
  }
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/files/%lu", durable, (unsigned long)inode);
  /* An inode may be used again; the old bytes live on under the name that a later fsync of the folder takes from them. */
  if (fresh) unlink(path);
  file->kept = plain_open(path, O_RDWR | O_CREAT);
  if (file->kept < 0) give_up(path);
  file->cut = -1;
  file->count = 0;
  return file;
}

static int is_kept_name(const char *name) {
  size_t length = strlen(name);
  if (name[0] == '.' || strchr(name, '/') != NULL) return 0;
  return length < 4 || strcmp(name + length - 4, "-shm") != 0;
}

/* Makes tree/ say what the folder says. */
static void keep_names(void) {
  char live[PATH_MAX], kept[PATH_MAX], name[PATH_MAX], draft[PATH_MAX];
  struct dirent *entry;
  snprintf(draft, sizeof draft, "%s/draft", durable);
  DIR *dir = opendir(folder);
  if (dir == NULL) give_up(folder);
  while ((entry = readdir(dir)) != NULL) {
    struct stat is;
    snprintf(live, sizeof live, "%s/%s", folder, entry->d_name);
    if (!is_kept_name(entry->d_name) || stat(live, &is) != 0 || !S_ISREG(is.st_mode)) continue;
    file_of(is.st_ino, 0);
    snprintf(kept, sizeof kept, "%s/files/%lu", durable, (unsigned long)is.st_ino);
    snprintf(name, sizeof name, "%s/tree/%s", durable, entry->d_name);
    unlink(draft);
    if (link(kept, draft) != 0 || rename(draft, name) != 0) give_up(name);
  }
  closedir(dir);
  snprintf(name, sizeof name, "%s/tree", durable);
  dir = opendir(name);
  if (dir == NULL) give_up(name);
  while ((entry = readdir(dir)) != NULL) {
    snprintf(live, sizeof live, "%s/%s", folder, entry->d_name);
    snprintf(kept, sizeof kept, "%s/tree/%s", durable, entry->d_name);
    if (entry->d_name[0] != '.' && access(live, F_OK) != 0) unlink(kept);
  }
  closedir(dir);
}

static void keep_bytes(int fd, struct file *file) {
  struct stat is;
  if (file->lies) return;
  if (file->cut >= 0 && fstat(file->kept, &is) == 0 && is.st_size > file->cut) syscall(SYS_ftruncate, file->kept, file->cut);
  file->cut = -1;
  for (int i = 0; i < file->count; i += 1) copy_range(fd, file->kept, file->dirty[i].from, file->dirty[i].to);
  file->count = 0;
  if (fstat(fd, &is) != 0 || syscall(SYS_ftruncate, file->kept, is.st_size) != 0) give_up("ftruncate");
}

/* What lies in the folder when the process starts is on the disk already. */
__attribute__((constructor)) static void begin(void) {
  folder = getenv("SHIM_FOLDER");
  durable = getenv("SHIM_DURABLE");
  lying = getenv("SHIM_LYING");
  if (folder == NULL || durable == NULL) {
    folder = NULL;
    return;
  }
  char path[PATH_MAX];
  mkdir(durable, 0755);
  snprintf(path, sizeof path, "%s/files", durable);
  mkdir(path, 0755);
  snprintf(path, sizeof path, "%s/tree", durable);
  mkdir(path, 0755);
  keep_names();
  DIR *dir = opendir(folder);
  struct dirent *entry;
  while (dir != NULL && (entry = readdir(dir)) != NULL) {
    struct stat is;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (!is_kept_name(entry->d_name) || stat(path, &is) != 0 || !S_ISREG(is.st_mode)) continue;
    int fd = plain_open(path, O_RDONLY);
    struct file *file = file_of(is.st_ino, 0);
    copy_range(fd, file->kept, 0, is.st_size);
    plain_close(fd);
  }
  if (dir != NULL) closedir(dir);
}

static void opened(int fd, int flags, int made) {
  char link[64], path[PATH_MAX];
  struct stat is;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = '\0';
  size_t prefix = strlen(folder);
  if (strncmp(path, folder, prefix) != 0) return;
  if (fd >= MAX_FDS) give_up("too many open files");
  pthread_mutex_lock(&lock);
  if (path[prefix] == '\0') {
    by_fd[fd] = FOLDER;
  } else if (path[prefix] == '/' && is_kept_name(path + prefix + 1) && fstat(fd, &is) == 0) {
    struct file *file = file_of(is.st_ino, made);
    size_t ending = lying == NULL ? 0 : strlen(lying);
    file->lies = ending > 0 && (size_t)length > ending && strcmp(path + length - ending, lying) == 0;
    if (flags & O_TRUNC) file->cut = 0;
    by_fd[fd] = (signed char)(file - files + 1);
  }
  pthread_mutex_unlock(&lock);
}

static int open_at(int at, const char *path, int flags, mode_t mode) {
  int made = folder != NULL && (flags & O_CREAT) && syscall(SYS_faccessat, at, path, F_OK) != 0;
  int fd = (int)syscall(SYS_openat, at, path, flags, mode);
  if (fd >= 0 && folder != NULL) {
    int before = errno;
    opened(fd, flags, made);
    errno = before;
  }
  return fd;
}

#define MODE_OF(flags)                                    \
  mode_t mode = 0;                                        \
  if (flags & (O_CREAT | __O_TMPFILE)) {                  \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode = va_arg(rest, mode_t);                          \
    va_end(rest);                                         \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(at, path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_at(at, path, flags | O_LARGEFILE, mode);
}

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < MAX_FDS) by_fd[fd] = 0;
  return real(fd);
}

static int ours(int fd) { return fd >= 0 && fd < MAX_FDS && by_fd[fd] > 0; }

static ssize_t wrote(int fd, off_t at, ssize_t count) {
  if (count <= 0 || !ours(fd)) return count;
  pthread_mutex_lock(&lock);
  struct file *file = &files[by_fd[fd] - 1];
  struct extent *last = file->count == 0 ? NULL : &file->dirty[file->count - 1];
  if (last != NULL && last->to == at) {
    last->to = at + count;
  } else {
    if (file->count == file->room) {
      file->room = file->room == 0 ? 64 : file->room * 2;
      file->dirty = realloc(file->dirty, (size_t)file->room * sizeof *file->dirty);
      if (file->dirty == NULL) give_up("realloc");
    }
    file->dirty[file->count++] = (struct extent){at, at + count};
  }
  pthread_mutex_unlock(&lock);
  return count;
}

static ssize_t appended(int fd, ssize_t count) {
  return count <= 0 || !ours(fd) ? count : wrote(fd, lseek(fd, 0, SEEK_CUR) - count, count);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write);
  return appended(fd, real(fd, bytes, count));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(writev);
  return appended(fd, real(fd, parts, count));
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  REAL(pwrite);
  return wrote(fd, at, real(fd, bytes, count, at));
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  return wrote(fd, at, real(fd, bytes, count, at));
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  REAL(pwritev);
  return wrote(fd, at, real(fd, parts, count, at));
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  REAL(pwritev64);
  return wrote(fd, at, real(fd, parts, count, at));
}

static int cut(int fd, off_t length, int code) {
  if (code != 0 || !ours(fd)) return code;
  pthread_mutex_lock(&lock);
  struct file *file = &files[by_fd[fd] - 1];
  if (file->cut < 0 || length < file->cut) file->cut = length;
  pthread_mutex_unlock(&lock);
  return code;
}

int ftruncate(int fd, off_t length) {
  REAL(ftruncate);
  return cut(fd, length, real(fd, length));
}

int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  return cut(fd, length, real(fd, length));
}

static int synced(int fd, int code) {
  if (code != 0 || fd < 0 || fd >= MAX_FDS || by_fd[fd] == 0) return code;
  pthread_mutex_lock(&lock);
  if (by_fd[fd] == FOLDER) keep_names();
  else keep_bytes(fd, &files[by_fd[fd] - 1]);
  pthread_mutex_unlock(&lock);
  return code;
}

int fsync(int fd) {
  REAL(fsync);
  return synced(fd, real(fd));
}

int fdatasync(int fd) {
  REAL(fdatasync);
  return synced(fd, real(fd));
}
