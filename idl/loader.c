#include "idl/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "idl/limits.h"

char *woolc_join_path(woolc_arena *arena, const char *root, const char *name) {
  const size_t len = strlen(root);
  if (len == 0 || strcmp(root, ".") == 0)
    return woolc_arena_copy(arena, name, strlen(name));
  return woolc_arena_printf(arena, "%s%s%s", root,
                            root[len - 1] == '/' ? "" : "/", name);
}

/* One byte more than may be, so that the limit is judged by who knows it. */
static bool read_text(FILE *file, woolc_arena *arena, woolc_text *out) {
  const size_t limit = (size_t)WOOLC_MAX_FILE_LEN + 1;
  size_t room = 64 * 1024;
  size_t len = 0;
  char *data = malloc(room);
  while (data) {
    len += fread(data + len, 1, room - len, file);
    if (len < room || len >= limit)
      break;
    room = room * 2 < limit ? room * 2 : limit;
    char *wider = realloc(data, room);
    if (!wider)
      free(data);
    data = wider;
  }
  if (!data) {
    errno = ENOMEM;
    return false;
  }
  const bool ok = !ferror(file);
  if (ok)
    *out = (woolc_text){woolc_arena_copy(arena, data, len), len};
  free(data);
  return ok;
}

/* A pipe that nobody writes to would never end. */
static FILE *open_regular(const char *path) {
  struct stat status;
  const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return NULL;
  if (fstat(fd, &status) == 0 && !S_ISREG(status.st_mode)) {
    close(fd);
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return NULL;
  }
  return fdopen(fd, "rb");
}

static bool read_file(const char *path, woolc_arena *arena, woolc_text *out) {
  FILE *file = open_regular(path);
  if (!file)
    return false;
  const bool ok = read_text(file, arena, out);
  const int reason = errno;
  fclose(file);
  errno = reason;
  return ok;
}

/* What is wrong with a file that could not be read. */
static const char *reason_of(int number) {
  return number == EINVAL ? "not a regular file" : strerror(number);
}

const char *woolc_read_file(woolc_arena *arena, const char *path,
                            woolc_text *out_text) {
  const char *name = path ? path : "standard input";
  const bool ok = path ? read_file(path, arena, out_text)
                       : read_text(stdin, arena, out_text);
  if (!ok)
    return woolc_arena_printf(arena, "cannot read %s: %s", name,
                              reason_of(errno));
  if (out_text->len > WOOLC_MAX_FILE_LEN)
    return woolc_arena_printf(arena, "%s: more bytes than the limit of %d",
                              name, WOOLC_MAX_FILE_LEN);
  return NULL;
}

static bool load(void *user_data, const char *name, woolc_arena *arena,
                 woolc_source *source, const char **out_reason) {
  const woolc_file_loader *loader = user_data;
  for (size_t i = 0; i < loader->n_roots; i++) {
    const char *path = woolc_join_path(arena, loader->roots[i], name);
    if (read_file(path, arena, &source->text)) {
      source->path = path;
      return true;
    }
    if (errno != ENOENT && errno != ENOTDIR) {
      const char *reason = reason_of(errno);
      source->path = path;
      *out_reason = woolc_arena_copy(arena, reason, strlen(reason));
      return false;
    }
  }
  source->text = woolc_shipped(name);
  source->path = woolc_arena_printf(arena, "<woolc>/%s", name);
  source->is_shipped = source->text.data != NULL;
  if (!source->is_shipped)
    source->path = name;
  return source->is_shipped;
}

woolc_loader woolc_loader_of(woolc_file_loader *loader) {
  return (woolc_loader){load, loader};
}
