#include "codegen/cli/session.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "codegen/cli/version.h"
#include "idl/compile.h"
#include "idl/diag_format.h"

const char *woolc_tidied_path(woolc_arena *arena, const char *path) {
  char *copy = woolc_arena_copy(arena, path, strlen(path));
  char *to = copy;
  const char *from = copy;
  while (*from) {
    const bool at_start = to == copy || to[-1] == '/';
    if (at_start && from[0] == '.' && (from[1] == '/' || from[1] == '\0'))
      from += from[1] ? 2 : 1;
    else if (*from == '/' && to > copy && to[-1] == '/')
      from++;
    else
      *to++ = *from++;
  }
  if (to > copy + 1 && to[-1] == '/')
    to--;
  *to = '\0';
  return copy;
}

const char *woolc_path_inside(const char *root, const char *path) {
  const size_t len = strlen(root);
  if (len == 0)
    return path[0] == '/' ? NULL : path;
  if (strncmp(root, path, len) != 0)
    return NULL;
  if (root[len - 1] == '/')
    return path + len;
  return path[len] == '/' ? path + len + 1 : NULL;
}

static const char *import_name(const woolc_session *s, size_t n_given,
                               const char *path) {
  for (size_t i = 0; i < n_given; i++) {
    const char *name = woolc_path_inside(s->roots[i], path);
    if (name && woolc_is_import_name(name))
      return name;
  }
  return NULL;
}

static const char *add_own_root(woolc_session *s, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *root = "";
  if (slash)
    root = slash == path ? "/"
                         : woolc_arena_copy(&s->invocation->arena, path,
                                            (size_t)(slash - path));
  s->roots[s->n_roots++] = root;
  return slash ? slash + 1 : path;
}

/* A file that is not there but is shipped is the shipped one. */
static const char *name_file(woolc_session *s, size_t n_given,
                             const char *path) {
  if (access(path, F_OK) != 0 && woolc_shipped(path).data)
    return path;
  const char *name = import_name(s, n_given, path);
  return name ? name : add_own_root(s, path);
}

static void add_roots(woolc_session *s, const woolc_session_options *options) {
  woolc_arena *arena = &s->invocation->arena;
  const char *flag = options->import_flag ? options->import_flag : "import";
  size_t n = 0;
  const char **given = woolc_flag_values(s->invocation, flag, &n);
  s->roots = woolc_arena_array(arena, n + s->n_files + 2, sizeof *s->roots);
  if (options->root)
    s->roots[s->n_roots++] = woolc_tidied_path(arena, options->root);
  for (size_t i = 0; i < n; i++)
    s->roots[s->n_roots++] = woolc_tidied_path(arena, given[i]);
}

/* Two files that others would know by one name: the second would be lost. */
static bool is_name_taken(const woolc_session *s, char *const *paths,
                          size_t i) {
  woolc_arena *arena = &s->invocation->arena;
  const char *path = woolc_tidied_path(arena, paths[i]);
  for (size_t j = 0; j < i; j++) {
    if (strcmp(s->names[j], s->names[i]) != 0 ||
        strcmp(woolc_tidied_path(arena, paths[j]), path) == 0)
      continue;
    fprintf(stderr,
            "woolc: %s and %s are both known as %s: give the directory that "
            "holds both with -I\n",
            paths[j], paths[i], s->names[i]);
    return true;
  }
  return false;
}

static bool name_files(woolc_session *s, char *const *paths) {
  woolc_arena *arena = &s->invocation->arena;
  const size_t n_given = s->n_roots;
  for (size_t i = 0; i < s->n_files; i++) {
    s->names[i] = name_file(s, n_given, woolc_tidied_path(arena, paths[i]));
    if (woolc_is_import_name(s->names[i]) && is_name_taken(s, paths, i))
      return false;
    if (woolc_is_import_name(s->names[i]))
      continue;
    fprintf(stderr,
            "woolc: %s: the name of a source ends in .wool and consists of "
            "letters, digits and -_.+\n",
            paths[i]);
    return false;
  }
  s->loader = (woolc_file_loader){s->roots, s->n_roots};
  return true;
}

bool woolc_session_open(woolc_invocation *invocation, char *const *paths,
                        size_t n_paths, woolc_session *out_session) {
  const woolc_session_options none = {0};
  return woolc_session_open_with(invocation, paths, n_paths, &none,
                                 out_session);
}

bool woolc_session_open_with(woolc_invocation *invocation, char *const *paths,
                             size_t n_paths,
                             const woolc_session_options *options,
                             woolc_session *out_session) {
  woolc_session *s = out_session;
  *s = (woolc_session){.invocation = invocation, .n_files = n_paths};
  s->names = woolc_arena_array(&invocation->arena, n_paths, sizeof *s->names);
  s->files = woolc_arena_array(&invocation->arena, n_paths, sizeof *s->files);
  add_roots(s, options);
  if (!name_files(s, paths))
    return false;
  woolc_loader loader = woolc_loader_of(&s->loader);
  if (options->git) {
    options->git->roots = s->roots;
    options->git->n_roots = s->n_roots;
    loader = woolc_git_loader(options->git);
  }
  woolc_model_init(&s->model, &loader, woolc_no_memory);
  if (!options->git)
    s->model.nearest = woolc_nearest_file;
  s->is_loaded = true;
  for (size_t i = 0; i < n_paths; i++) {
    const bool is_there = options->git || access(paths[i], F_OK) == 0 ||
                          woolc_shipped(s->names[i]).data;
    if (is_there)
      s->files[i] = woolc_load(&s->model, s->names[i]);
    else
      woolc_report(&s->model.sink, WOOLC_W0001, (woolc_range){0},
                   "%s: no such file", paths[i]);
    s->is_loaded = s->is_loaded && s->files[i];
  }
  s->is_checked = woolc_analyse(&s->model);
  return true;
}

bool woolc_session_keeps(const woolc_session *session, const char *path) {
  struct stat output;
  if (stat(path, &output) != 0)
    return false;
  for (const woolc_file *f = session->model.files; f; f = f->next) {
    struct stat input;
    if (f->source.is_shipped || stat(f->source.path, &input) != 0 ||
        input.st_dev != output.st_dev || input.st_ino != output.st_ino)
      continue;
    fprintf(stderr, "woolc: %s would be written over, and is read\n", path);
    return true;
  }
  return false;
}

static bool wants_color(const woolc_invocation *invocation) {
  const char *when = woolc_flag_value(invocation, "color", "auto");
  const char *no_color = getenv("NO_COLOR"); /* no-color.org */
  const char *terminal = getenv("TERM");
  if (strcmp(when, "auto") != 0)
    return strcmp(when, "always") == 0;
  return isatty(STDERR_FILENO) && !(no_color && *no_color) && terminal &&
         strcmp(terminal, "dumb") != 0;
}

void woolc_show_findings(const woolc_invocation *invocation,
                         const woolc_sink *sink) {
  const char *format = woolc_flag_value(invocation, "error-format", "text");
  if (strcmp(format, "json") == 0)
    woolc_sink_print_json(sink, stdout);
  else if (strcmp(format, "sarif") == 0)
    woolc_sink_print_sarif(sink, WOOLC_VERSION, stdout);
  else if (strcmp(format, "gcc") == 0)
    woolc_sink_print_gcc(sink, stderr);
  else
    woolc_sink_print(sink, wants_color(invocation), stderr);
}

void woolc_session_show(const woolc_session *session) {
  woolc_show_findings(session->invocation, &session->model.sink);
}

int woolc_session_status(const woolc_session *session) {
  if (!session->is_loaded)
    return WOOLC_EXIT_TROUBLE;
  return session->model.sink.n_errors ? WOOLC_EXIT_FINDINGS : WOOLC_EXIT_OK;
}

void woolc_session_close(woolc_session *session) {
  woolc_model_cleanup(&session->model);
}
