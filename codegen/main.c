/* woolc: the command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"
#include "codegen/options.h"
#include "codegen/output.h"
#include "codegen/version.h"
#include "idl/compile.h"
#include "idl/loader.h"

enum {
  EXIT_ERRORS = 1,
  EXIT_TROUBLE = 2
};

typedef struct command {
  woolc_options options;
  woolc_arena arena;
  woolc_file_loader loader;
  woolc_model model;
  woolc_file **files; /* those of the command line */
  woolc_list outputs;
} command;

static void no_memory(void) {
  fputs("woolc: out of memory\n", stderr);
  exit(EXIT_TROUBLE);
}

/* "./a//b" and "a/b" are one place. */
static const char *tidied(woolc_arena *arena, const char *path) {
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

/* NULL if `path` does not lie in `root`. */
static const char *inside(const char *root, const char *path) {
  const size_t len = strlen(root);
  if (len == 0)
    return path[0] == '/' ? NULL : path;
  if (strncmp(root, path, len) != 0)
    return NULL;
  if (root[len - 1] == '/')
    return path + len;
  return path[len] == '/' ? path + len + 1 : NULL;
}

static const char *import_name(command *c, const char *path) {
  for (size_t i = 0; i < c->options.n_roots; i++) {
    const char *name = inside(c->options.roots[i], path);
    if (name && woolc_is_import_name(name))
      return name;
  }
  return NULL;
}

static const char *add_own_root(command *c, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *root = "";
  if (slash)
    root = slash == path
               ? "/"
               : woolc_arena_copy(&c->arena, path, (size_t)(slash - path));
  c->options.roots[c->options.n_roots++] = root;
  return slash ? slash + 1 : path;
}

/* A file that is not there but is shipped is the shipped one. */
static const char *name_file(command *c, size_t n_given, const char *path) {
  if (access(path, F_OK) != 0 && woolc_shipped(path).data)
    return path;
  const size_t all = c->options.n_roots;
  c->options.n_roots = n_given;
  const char *name = import_name(c, path);
  c->options.n_roots = all;
  return name ? name : add_own_root(c, path);
}

static bool name_files(command *c, const char **names) {
  const size_t n_given = c->options.n_roots;
  for (size_t i = 0; i < n_given; i++)
    c->options.roots[i] = tidied(&c->arena, c->options.roots[i]);
  for (size_t i = 0; i < c->options.n_files; i++) {
    names[i] = name_file(c, n_given, tidied(&c->arena, c->options.files[i]));
    if (woolc_is_import_name(names[i]))
      continue;
    fprintf(stderr,
            "woolc: %s: the name of a source ends in .wool and consists of "
            "letters, digits and -_.+\n",
            c->options.files[i]);
    return false;
  }
  c->loader = (woolc_file_loader){c->options.roots, c->options.n_roots};
  return true;
}

static bool load_files(command *c, const char **names) {
  const woolc_loader loader = woolc_loader_of(&c->loader);
  bool ok = true;
  woolc_model_init(&c->model, &loader, no_memory);
  for (size_t i = 0; i < c->options.n_files; i++) {
    c->files[i] = woolc_load(&c->model, names[i]);
    ok = ok && c->files[i];
  }
  return ok;
}

static bool write_output(command *c, const char *suffix, const woolc_file *file,
                         const woolc_printer *text) {
  const char *name = woolc_arena_printf(&c->arena, "%s%s",
                                        woolc_stem(&c->arena, file), suffix);
  const char *path = woolc_join_path(&c->arena, c->options.out, name);
  woolc_list_add(&c->outputs, "%s", path);
  if (!text)
    return true;
  const char *problem = woolc_write_file(&c->arena, path, text);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  return !problem;
}

static bool write_c(command *c, woolc_file *file) {
  woolc_printer header;
  woolc_printer source;
  woolc_printer_init(&header, &c->arena);
  woolc_printer_init(&source, &c->arena);
  woolc_emit_c_header(&header, file);
  woolc_emit_c_source(&source, file);
  return write_output(c, ".wool.h", file, &header) &&
         write_output(c, ".wool.c", file, &source);
}

static bool write_proto(command *c, woolc_file *file) {
  woolc_printer proto;
  woolc_printer_init(&proto, &c->arena);
  woolc_emit_proto(&proto, &c->model, file);
  return write_output(c, ".proto", file, &proto);
}

static bool write_depfile(command *c) {
  woolc_printer rule;
  if (!c->options.depfile)
    return true;
  woolc_printer_init(&rule, &c->arena);
  woolc_emit_depfile(&rule, &c->model, &c->outputs);
  const char *problem = woolc_write_file(&c->arena, c->options.depfile, &rule);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  return !problem;
}

static bool is_given(const command *c, const woolc_file *file) {
  for (size_t i = 0; i < c->options.n_files; i++)
    if (c->files[i] == file)
      return true;
  return false;
}

/* The files that were given, each after those that it imports. */
static bool write_descriptor_set(command *c) {
  woolc_printer set;
  if (!c->options.descriptor_set)
    return true;
  woolc_printer_init(&set, &c->arena);
  for (woolc_file *file = c->model.files; file; file = file->next)
    if (is_given(c, file))
      woolc_emit_descriptor_set_file(&set, file);
  woolc_list_add(&c->outputs, "%s", c->options.descriptor_set);
  const char *problem =
      woolc_write_file(&c->arena, c->options.descriptor_set, &set);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  return !problem;
}

static bool write_all(command *c) {
  for (size_t i = 0; i < c->options.n_files; i++) {
    if (c->options.emit_c && !write_c(c, c->files[i]))
      return false;
    if (c->options.emit_proto && !write_proto(c, c->files[i]))
      return false;
  }
  return write_descriptor_set(c) && write_depfile(c);
}

static int list_outputs(command *c) {
  for (size_t i = 0; i < c->options.n_files; i++) {
    if (c->options.emit_c) {
      write_output(c, ".wool.h", c->files[i], NULL);
      write_output(c, ".wool.c", c->files[i], NULL);
    }
    if (c->options.emit_proto)
      write_output(c, ".proto", c->files[i], NULL);
  }
  for (size_t i = 0; i < c->outputs.count; i++)
    printf("%s\n", c->outputs.items[i]);
  return EXIT_SUCCESS;
}

static int compile(command *c, const char **names) {
  const bool is_loaded = load_files(c, names);
  bool ok = woolc_analyse(&c->model);
  if (ok) {
    woolc_spell(&c->model);
    ok = c->model.sink.n_errors == 0;
  }
  woolc_sink_print(&c->model.sink, stderr);
  if (!is_loaded)
    return EXIT_TROUBLE;
  if (!ok)
    return EXIT_ERRORS;
  if (c->options.action == WOOLC_ACTION_LIST_OUTPUTS)
    return list_outputs(c);
  return write_all(c) ? EXIT_SUCCESS : EXIT_TROUBLE;
}

static int run(command *c) {
  const size_t n = c->options.n_files;
  switch (c->options.action) {
  case WOOLC_ACTION_HELP:
    woolc_print_help(stdout);
    return EXIT_SUCCESS;
  case WOOLC_ACTION_VERSION:
    puts("woolc " WOOLC_VERSION);
    return EXIT_SUCCESS;
  case WOOLC_ACTION_WRONG:
    return EXIT_TROUBLE;
  case WOOLC_ACTION_COMPILE:
  case WOOLC_ACTION_LIST_OUTPUTS:
    break;
  }
  const char **names = woolc_arena_array(&c->arena, n, sizeof *names);
  c->files = woolc_arena_array(&c->arena, n, sizeof *c->files);
  woolc_list_init(&c->outputs, &c->arena);
  return name_files(c, names) ? compile(c, names) : EXIT_TROUBLE;
}

int main(int argc, char **argv) {
  command c = {.arena = {NULL, NULL}};
  woolc_arena_init(&c.arena, no_memory);
  woolc_read_options(&c.arena, argc, argv, &c.options);
  int status = run(&c);
  if (fflush(stdout) != 0)
    status = EXIT_TROUBLE;
  woolc_model_cleanup(&c.model);
  woolc_arena_cleanup(&c.arena);
  return status;
}
