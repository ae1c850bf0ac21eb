#include "codegen/cli/output.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *failure(woolc_arena *arena, const char *action,
                           const char *path) {
  return woolc_arena_printf(arena, "cannot %s %s: %s", action, path,
                            strerror(errno));
}

static const char *make_directories(woolc_arena *arena, const char *path) {
  char *prefix = woolc_arena_copy(arena, path, strlen(path));
  for (char *at = prefix; (at = strchr(at + 1, '/')) != NULL;) {
    *at = '\0';
    if (mkdir(prefix, 0777) != 0 && errno != EEXIST)
      return failure(arena, "make directory", prefix);
    *at = '/';
  }
  return NULL;
}

/* The file that is not complete yet: whoever interrupts removes it. Its name is
 * there while the number is not 0. */
static char unfinished[4096];
static volatile sig_atomic_t is_unfinished;

static void clean_up(int signal_number) {
  if (is_unfinished)
    unlink(unfinished);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void woolc_handle_interrupts(void) {
  static const int signals[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGXFSZ};
  for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
    if (signal(signals[i], clean_up) == SIG_IGN)
      signal(signals[i], SIG_IGN);
}

static void note_unfinished(const char *path) {
  const size_t len = path ? strlen(path) : 0;
  is_unfinished = 0;
  if (len == 0 || len >= sizeof unfinished)
    return;
  memcpy(unfinished, path, len + 1);
  is_unfinished = 1;
}

static bool write_all(FILE *file, woolc_text text) {
  const bool ok = fwrite(text.data, 1, text.len, file) == text.len;
  return fflush(file) == 0 && ok;
}

/* mkstemp makes files that only the owner reads; written files follow the
 * user's mask, as those of any compiler do, or keep the mode they have. */
static void set_usual_mode(int fd, const char *path) {
  struct stat status;
  const mode_t mask = umask(0);
  umask(mask);
  mode_t mode = 0666 & ~mask;
  if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
    mode = status.st_mode & 0777;
  if (fchmod(fd, mode) != 0)
    return;
}

const char *woolc_write_file(woolc_arena *arena, const char *path,
                             const woolc_printer *text) {
  return woolc_write_text(arena, path, (woolc_text){text->data, text->len});
}

/* A file beside `path`, renamed. */
static const char *replace_file(woolc_arena *arena, const char *path,
                                woolc_text text) {
  const char *problem = NULL;
  char *temporary = woolc_arena_printf(arena, "%s.XXXXXX", path);
  const int fd = mkstemp(temporary);
  if (fd < 0)
    return failure(arena, "create", path);
  note_unfinished(temporary);
  set_usual_mode(fd, path);
  FILE *file = fdopen(fd, "wb");
  if (!file) {
    problem = failure(arena, "open", temporary);
    close(fd);
  } else {
    if (!write_all(file, text))
      problem = failure(arena, "write", path);
    if (fclose(file) != 0 && !problem)
      problem = failure(arena, "write", path);
  }
  if (!problem && rename(temporary, path) != 0)
    problem = failure(arena, "rename to", path);
  if (problem)
    unlink(temporary);
  note_unfinished(NULL);
  return problem;
}

/* What is no file cannot be replaced: a terminal, a pipe, /dev/null. */
static const char *write_through(woolc_arena *arena, const char *path,
                                 woolc_text text) {
  FILE *file = fopen(path, "wb");
  if (!file)
    return failure(arena, "open", path);
  const char *problem =
      write_all(file, text) ? NULL : failure(arena, "write", path);
  if (fclose(file) != 0 && !problem)
    problem = failure(arena, "write", path);
  return problem;
}

/* Where a link leads: the link stays. */
static const char *behind_links(woolc_arena *arena, const char *path) {
  struct stat status;
  if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
    return path;
  char *real = realpath(path, NULL);
  if (!real)
    return path;
  path = woolc_arena_copy(arena, real, strlen(real));
  free(real);
  return path;
}

const char *woolc_write_text(woolc_arena *arena, const char *path,
                             woolc_text text) {
  struct stat status;
  if (strcmp(path, "-") == 0)
    return write_all(stdout, text) ? NULL
                                   : failure(arena, "write", "standard output");
  const char *problem = make_directories(arena, path);
  if (problem)
    return problem;
  if (stat(path, &status) == 0) {
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
      return write_through(arena, path, text);
    if (S_ISREG(status.st_mode) && access(path, W_OK) != 0)
      return failure(arena, "write", path);
  }
  return replace_file(arena, behind_links(arena, path), text);
}

/* make's own quoting: '$' doubled, a backslash before blanks and '#'. */
static void print_path(woolc_printer *out, const char *path) {
  for (; *path; path++) {
    if (*path == '$')
      woolc_print(out, "$");
    else if (*path == ' ' || *path == '#' || *path == '\\')
      woolc_print(out, "\\");
    woolc_print(out, "%c", *path);
  }
}

void woolc_emit_depfile(woolc_printer *out, const woolc_model *model,
                        const woolc_list *outputs) {
  for (size_t i = 0; i < outputs->count; i++) {
    print_path(out, outputs->items[i]);
    woolc_print(out, "%s", i + 1 < outputs->count ? " \\\n  " : ":");
  }
  for (const woolc_file *file = model->files; file; file = file->next) {
    if (file->source.is_shipped)
      continue;
    woolc_print(out, " \\\n  ");
    print_path(out, file->source.path);
  }
  woolc_print(out, "\n");
  /* A rule without commands: a source that is gone is not an error. */
  for (const woolc_file *file = model->files; file; file = file->next) {
    if (file->source.is_shipped)
      continue;
    woolc_print(out, "\n");
    print_path(out, file->source.path);
    woolc_print(out, ":\n");
  }
}
