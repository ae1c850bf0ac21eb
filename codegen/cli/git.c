#include "codegen/cli/git.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "idl/limits.h"
#include "idl/loader.h"

extern char **environ;

/* Reads all that a process writes, and no more than a schema may have. */
static char *read_all(int fd, size_t *out_len) {
  const size_t limit = (size_t)WOOLC_MAX_FILE_LEN + 1;
  size_t room = 64 * 1024;
  char *data = malloc(room);
  *out_len = 0;
  while (data && *out_len < limit) {
    const ssize_t n = read(fd, data + *out_len, room - *out_len);
    if (n == 0 || (n < 0 && errno != EINTR))
      break;
    *out_len += n > 0 ? (size_t)n : 0;
    if (*out_len < room)
      continue;
    char *wider = realloc(data, room *= 2);
    if (!wider)
      free(data);
    data = wider;
  }
  return data;
}

static bool spawn_git(char *const *arguments, int output, pid_t *out_pid) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0)
    return false;
  const bool ok =
      posix_spawn_file_actions_adddup2(&actions, output, 1) == 0 &&
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) ==
          0 &&
      posix_spawnp(out_pid, "git", &actions, NULL, arguments, environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  return ok;
}

/* Whether git ended well; then what it wrote. */
static bool run_git(woolc_arena *arena, char *const *arguments,
                    woolc_text *out_text) {
  int ends[2];
  pid_t pid = 0;
  int status = 1;
  size_t len = 0;
  if (pipe2(ends, O_CLOEXEC) != 0)
    return false;
  const bool is_started = spawn_git(arguments, ends[1], &pid);
  close(ends[1]);
  char *data = is_started ? read_all(ends[0], &len) : NULL;
  close(ends[0]);
  if (is_started)
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
      ;
  const bool ok = data && status == 0;
  if (ok)
    *out_text = (woolc_text){woolc_arena_copy(arena, data, len), len};
  free(data);
  return ok;
}

bool woolc_git_check(woolc_arena *arena, const char *revision) {
  woolc_text ignored;
  char *const arguments[] = {(char[]){"git"},
                             (char[]){"rev-parse"},
                             (char[]){"--verify"},
                             (char[]){"--quiet"},
                             woolc_arena_printf(arena, "%s^{commit}", revision),
                             NULL};
  if (revision[0] != '-' && run_git(arena, arguments, &ignored))
    return true;
  fprintf(stderr, "woolc: git knows no revision '%s' in this directory\n",
          revision);
  return false;
}

bool woolc_git_list(woolc_arena *arena, const char *revision, const char *path,
                    const char **paths, size_t *n_paths) {
  woolc_text text;
  char *const arguments[] = {(char[]){"git"},
                             (char[]){"ls-tree"},
                             (char[]){"-r"},
                             (char[]){"-z"},
                             (char[]){"--name-only"},
                             woolc_arena_printf(arena, "%s", revision),
                             (char[]){"--"},
                             woolc_arena_printf(arena, "%s", path),
                             NULL};
  if (!run_git(arena, arguments, &text)) {
    fprintf(stderr, "woolc: git cannot list %s in revision '%s'\n", path,
            revision);
    return false;
  }
  for (size_t i = 0; i < text.len; i += strlen(text.data + i) + 1) {
    const char *name = text.data + i;
    const size_t len = strlen(name);
    if (len > 5 && strcmp(name + len - 5, ".wool") == 0 &&
        *n_paths < WOOLC_MAX_FILES)
      paths[(*n_paths)++] = name;
  }
  return true;
}

static bool load(void *user_data, const char *name, woolc_arena *arena,
                 woolc_source *source, const char **out_reason) {
  const woolc_git *git = user_data;
  *out_reason = NULL;
  for (size_t i = 0; i < git->n_roots; i++) {
    const char *path = woolc_join_path(arena, git->roots[i], name);
    char *object = woolc_arena_printf(arena, "%s:%s%s", git->revision,
                                      path[0] == '/' ? "" : "./", path);
    char *const arguments[] = {(char[]){"git"}, (char[]){"show"}, object, NULL};
    if (run_git(arena, arguments, &source->text)) {
      source->path = woolc_arena_printf(arena, "%s:%s", git->revision, path);
      return true;
    }
  }
  source->text = woolc_shipped(name);
  source->path = woolc_arena_printf(arena, "<woolc>/%s", name);
  source->is_shipped = source->text.data != NULL;
  if (!source->is_shipped)
    source->path = name;
  return source->is_shipped;
}

woolc_loader woolc_git_loader(woolc_git *git) {
  return (woolc_loader){load, git};
}
