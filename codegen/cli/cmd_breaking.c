/* woolc breaking: what a change does to those who use the schema as it was. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "codegen/cli/git.h"
#include "codegen/cli/session.h"
#include "idl/breaking/breaking.h"
#include "idl/limits.h"

static const woolc_flag breaking_flags[] = {
    {"git", '\0', "REVISION",
     "compare each FILE or directory with what it was in REVISION", NULL},
    {"only", '\0', "KIND", "report breaks of one kind", "wire|source"},
    {"old-import", '\0', "DIR",
     "look for the imports of OLD in DIR (default: those of -I)", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {breaking_flags, woolc_schema_flags,
                                          woolc_report_flags,
                                          woolc_common_flags, NULL};

/* One side of the comparison. */
typedef struct side {
  const char **paths;
  size_t n_paths;
  woolc_session session;
  bool is_open;
} side;

static bool is_directory(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_schema(const char *name) {
  const size_t len = strlen(name);
  return len > 5 && strcmp(name + len - 5, ".wool") == 0;
}

/* Depth first; links to directories are not followed. */
static void find_schemas(woolc_arena *arena, const char *directory, side *s,
                         unsigned depth) {
  struct dirent **entries = NULL;
  const int n = depth > WOOLC_MAX_IMPORT_DEPTH
                    ? 0
                    : scandir(directory, &entries, NULL, alphasort);
  for (int i = 0; i < n; i++) {
    const char *name = entries[i]->d_name;
    const char *path = woolc_join_path(arena, directory, name);
    struct stat status;
    if (name[0] != '.' && lstat(path, &status) == 0) {
      if (S_ISDIR(status.st_mode))
        find_schemas(arena, path, s, depth + 1);
      else if (is_schema(name) && s->n_paths < WOOLC_MAX_FILES)
        s->paths[s->n_paths++] = path;
    }
    free(entries[i]);
  }
  free(entries);
}

static void add_path(woolc_arena *arena, const char *path, side *s) {
  if (is_directory(path))
    find_schemas(arena, path, s, 0);
  else if (s->n_paths < WOOLC_MAX_FILES)
    s->paths[s->n_paths++] = path;
}

static bool open_side(woolc_invocation *inv, side *s,
                      const woolc_session_options *options) {
  char *const *paths = (char *const *)(uintptr_t)s->paths;
  s->is_open = true;
  return woolc_session_open_with(inv, paths, s->n_paths, options, &s->session);
}

static bool is_wanted(const woolc_invocation *inv,
                      const woolc_diagnostic *found) {
  const char *only = woolc_flag_value(inv, "only", NULL);
  return !only ||
         (strcmp(only, "wire") == 0) == (found->severity == WOOLC_ERROR);
}

/* The findings of this command alone, of the kind that is wanted. */
static void keep_wanted(const woolc_invocation *inv, woolc_sink *sink) {
  woolc_diagnostic **at = &sink->first;
  sink->last = NULL;
  sink->n_kept = 0;
  while (*at) {
    woolc_diagnostic *found = *at;
    if (is_wanted(inv, found)) {
      sink->last = found;
      sink->n_kept++;
      at = &found->next;
      continue;
    }
    *at = found->next;
    if (found->severity == WOOLC_ERROR)
      sink->n_errors--;
    else
      sink->n_warnings--;
  }
}

static int compare(woolc_invocation *inv, side *was, side *is) {
  woolc_sink *sink = &is->session.model.sink;
  const side *const both[] = {was, is};
  for (size_t i = 0; i < 2; i++)
    if (!both[i]->session.is_checked) {
      woolc_session_show(&both[i]->session);
      return WOOLC_EXIT_TROUBLE; /* there is nothing to compare */
    }
  woolc_sink_init(sink, &is->session.model.arena);
  for (size_t i = 0; i < was->n_paths; i++)
    woolc_breaking(&was->session.model, was->session.files[i],
                   &is->session.model);
  keep_wanted(inv, sink);
  woolc_session_show(&is->session);
  return sink->n_errors + sink->n_warnings ? WOOLC_EXIT_FINDINGS
                                           : WOOLC_EXIT_OK;
}

static int close_both(int status, side *was, side *is) {
  if (was->is_open)
    woolc_session_close(&was->session);
  if (is->is_open)
    woolc_session_close(&is->session);
  return status;
}

static int compare_paths(woolc_invocation *inv, side *was, side *is) {
  const char *old_path = inv->operands[0];
  const char *new_path = inv->operands[1];
  woolc_session_options options = {0};
  if (is_directory(old_path) != is_directory(new_path)) {
    fputs("woolc: OLD and NEW are two files or two directories\n", stderr);
    return WOOLC_EXIT_TROUBLE;
  }
  add_path(&inv->arena, old_path, was);
  add_path(&inv->arena, new_path, is);
  if (was->n_paths == 0) {
    fprintf(stderr, "woolc: %s holds no schemas\n", old_path);
    return WOOLC_EXIT_TROUBLE;
  }
  if (woolc_flag_given(inv, "old-import"))
    options.import_flag = "old-import";
  options.root = is_directory(old_path) ? old_path : NULL;
  if (!open_side(inv, was, &options))
    return WOOLC_EXIT_TROUBLE;
  options = (woolc_session_options){.root = options.root ? new_path : NULL};
  if (!open_side(inv, is, &options))
    return WOOLC_EXIT_TROUBLE;
  return compare(inv, was, is);
}

/* A path that the revision lacks is new, one that is gone now is broken. */
static int compare_revision(woolc_invocation *inv, const char *revision,
                            side *was, side *is) {
  woolc_git git = {.revision = revision};
  woolc_session_options options = {.git = &git};
  if (!woolc_git_check(&inv->arena, revision))
    return WOOLC_EXIT_TROUBLE;
  for (size_t i = 0; i < inv->n_operands; i++) {
    struct stat status;
    const char *path = inv->operands[i];
    const size_t before = was->n_paths;
    if (!woolc_git_list(&inv->arena, revision, path, was->paths, &was->n_paths))
      return WOOLC_EXIT_TROUBLE;
    if (stat(path, &status) == 0) {
      add_path(&inv->arena, path, is);
    } else if (was->n_paths == before) {
      fprintf(stderr, "woolc: %s: neither here nor in revision '%s'\n", path,
              revision);
      return WOOLC_EXIT_TROUBLE;
    }
  }
  if (!open_side(inv, was, &options))
    return WOOLC_EXIT_TROUBLE;
  options.git = NULL;
  if (!open_side(inv, is, &options))
    return WOOLC_EXIT_TROUBLE;
  return compare(inv, was, is);
}

static int run(woolc_invocation *inv) {
  side was = {.paths = woolc_arena_array(&inv->arena, WOOLC_MAX_FILES,
                                         sizeof *was.paths)};
  side is = {.paths = woolc_arena_array(&inv->arena, WOOLC_MAX_FILES,
                                        sizeof *is.paths)};
  const char *revision = woolc_flag_value(inv, "git", NULL);
  if (revision)
    return close_both(compare_revision(inv, revision, &was, &is), &was, &is);
  if (inv->n_operands != 2) {
    fputs("woolc: OLD and NEW are wanted, or --git\n", stderr);
    return WOOLC_EXIT_TROUBLE;
  }
  return close_both(compare_paths(inv, &was, &is), &was, &is);
}

const woolc_command woolc_breaking_command = {
    .name = "breaking",
    .summary = "Say what a change of schemas breaks",
    .usage = "[OPTION]... OLD NEW | --git REVISION FILE...",
    .help =
        "OLD and NEW are files, or directories of them. Breaks of the wire "
        "are\n"
        "errors: programs built from OLD and from NEW misunderstand each "
        "other.\n"
        "Breaks of source are warnings: code that uses the generated C, or "
        "the\n"
        "JSON, has to change. Either makes the exit status 1; a schema that "
        "has\n"
        "errors makes it 2.\n",
    .flags = flags,
    .min_operands = 1,
    .max_operands = (size_t)-1,
    .operands_are_schemas = true,
    .run = run,
};
