/* woolc import: .proto files and descriptor sets to .wool. */
#include <stdio.h>
#include <string.h>

#include "codegen/cli/output.h"
#include "codegen/cli/session.h"
#include "idl/compile.h"
#include "idl/proto/import.h"

static const woolc_flag import_flags[] = {
    {"out", 'o', "DIR",
     "write into DIR (default: beside each .proto; of a descriptor set, into "
     "the current directory)",
     NULL},
    {"import", 'I', "DIR", "look for imports in DIR; may be repeated", NULL},
    {"stdout", '\0', NULL, "write to standard output instead of files", NULL},
    {"package", '\0', "NAME",
     "the package of files that have none (default: made of the file's name)",
     NULL},
    {"strict", '\0', NULL, "what cannot be expressed is an error", NULL},
    {NULL, '\0', NULL, NULL, NULL},
};

static const woolc_flag *const flags[] = {import_flags, woolc_report_flags,
                                          woolc_common_flags, NULL};

typedef struct import_run {
  woolc_invocation *invocation;
  woolc_arena *arena;
  const char **roots;
  size_t n_roots;
  woolc_file_loader loader;
  woolc_importer importer;
  const char **names; /* of the .proto files, as imports name them */
  const char **paths; /* theirs, likewise */
  size_t n_names;
  const char **sets; /* paths */
  size_t n_sets;
} import_run;

static bool is_proto(const char *path) {
  const size_t len = strlen(path);
  return len > 6 && strcmp(path + len - 6, ".proto") == 0;
}

/* By its path inside the first root that it lies in, or else by its last part;
 * then its directory is looked in too. */
static const char *name_proto(import_run *r, size_t n_given, const char *path) {
  for (size_t i = 0; i < n_given; i++) {
    const char *name = woolc_path_inside(r->roots[i], path);
    if (name)
      return name;
  }
  const char *slash = strrchr(path, '/');
  const size_t len = slash > path ? (size_t)(slash - path) : 1;
  r->roots[r->n_roots++] = slash ? woolc_arena_copy(r->arena, path, len) : "";
  return slash ? slash + 1 : path;
}

/* Two files that others would know by one name: one would be lost. */
static bool are_names_apart(const import_run *r) {
  for (size_t i = 0; i < r->n_names; i++)
    for (size_t j = 0; j < i; j++) {
      if (strcmp(r->names[i], r->names[j]) != 0 ||
          strcmp(r->paths[i], r->paths[j]) == 0)
        continue;
      fprintf(stderr,
              "woolc: %s and %s are both known as %s: give the directory that "
              "holds both with -I\n",
              r->paths[j], r->paths[i], r->names[i]);
      return false;
    }
  return true;
}

static void name_operands(import_run *r) {
  woolc_invocation *inv = r->invocation;
  size_t n_given = 0;
  const char **given = woolc_flag_values(inv, "import", &n_given);
  const size_t n = inv->n_operands;
  r->roots = woolc_arena_array(r->arena, n_given + n, sizeof *r->roots);
  r->names = woolc_arena_array(r->arena, n, sizeof *r->names);
  r->paths = woolc_arena_array(r->arena, n, sizeof *r->paths);
  r->sets = woolc_arena_array(r->arena, n, sizeof *r->sets);
  for (size_t i = 0; i < n_given; i++)
    r->roots[r->n_roots++] = woolc_tidied_path(r->arena, given[i]);
  for (size_t i = 0; i < n; i++) {
    const char *path = woolc_tidied_path(r->arena, inv->operands[i]);
    if (is_proto(path)) {
      r->paths[r->n_names] = path;
      r->names[r->n_names++] = name_proto(r, n_given, path);
    } else {
      r->sets[r->n_sets++] = path;
    }
  }
  r->loader = (woolc_file_loader){r->roots, r->n_roots};
}

static bool load_set(import_run *r, const char *path) {
  static const char *const here[] = {""};
  woolc_file_loader loader = {here, 1};
  const woolc_loader files = woolc_loader_of(&loader);
  woolc_source source = {.path = path};
  const char *reason = NULL;
  if (!files.load(files.user_data, path, r->arena, &source, &reason)) {
    woolc_report(&r->importer.sink, WOOLC_W0001, (woolc_range){0}, "%s: %s",
                 path, reason ? reason : "no such file");
    return false;
  }
  (void)woolc_importer_load_set(&r->importer, path, source.text);
  return true;
}

static bool load(import_run *r) {
  bool ok = woolc_importer_load(&r->importer, r->names, r->n_names);
  for (size_t i = 0; i < r->n_sets; i++)
    ok = load_set(r, r->sets[i]) && ok;
  return ok;
}

/* ---- writing ---- */

static const char *output_path(import_run *r, const woolc_proto_file *file) {
  const char *out = woolc_flag_value(r->invocation, "out", NULL);
  for (size_t i = 0; !out && i < r->n_names; i++)
    if (strcmp(r->names[i], file->name) == 0)
      return woolc_arena_printf(r->arena, "%.*s.wool",
                                (int)strlen(r->paths[i]) - 6, r->paths[i]);
  return woolc_join_path(r->arena, out ? out : ".", file->wool_name);
}

static bool write_file(import_run *r, const woolc_proto_file *file) {
  if (woolc_flag_given(r->invocation, "stdout"))
    return fwrite(file->wool_text.data, 1, file->wool_text.len, stdout) ==
           file->wool_text.len;
  const char *problem =
      woolc_write_text(r->arena, output_path(r, file), file->wool_text);
  if (problem)
    fprintf(stderr, "woolc: %s\n", problem);
  return !problem;
}

static int import(import_run *r) {
  const bool is_loaded = load(r);
  const bool ok = woolc_importer_finish(&r->importer);
  woolc_show_findings(r->invocation, &r->importer.sink);
  if (!is_loaded)
    return WOOLC_EXIT_TROUBLE;
  if (!ok)
    return WOOLC_EXIT_FINDINGS;
  for (const woolc_proto_file *f = r->importer.files; f; f = f->next)
    if (f->is_given && !write_file(r, f))
      return WOOLC_EXIT_TROUBLE;
  return WOOLC_EXIT_OK;
}

static int run(woolc_invocation *inv) {
  import_run r = {.invocation = inv, .arena = &inv->arena};
  name_operands(&r);
  if (!are_names_apart(&r))
    return WOOLC_EXIT_TROUBLE;
  const woolc_loader loader = woolc_loader_of(&r.loader);
  woolc_importer_init(&r.importer, &loader, woolc_no_memory);
  r.importer.package = woolc_flag_value(inv, "package", NULL);
  r.importer.is_strict = woolc_flag_given(inv, "strict");
  const int status = import(&r);
  woolc_importer_cleanup(&r.importer);
  return status;
}

const woolc_command woolc_import_command = {
    .name = "import",
    .summary = "Turn .proto files and descriptor sets into .wool",
    .usage = "[OPTION]... FILE...",
    .help =
        "Turn .proto files, or files that hold a\n"
        "google.protobuf.FileDescriptorSet, into .wool files of the same\n"
        "meaning: shop/cart.proto becomes shop/cart.wool. Services become\n"
        "`extern` ones, and comments stay.\n"
        "\n"
        "A .proto file is known by its path inside the -I directory that it\n"
        "lies in, as for protoc, or by its last part if it lies in none.\n"
        "Imports are looked for there and are not written themselves;\n"
        "google/protobuf/*.proto are the schemas that woolc ships.\n"
        "\n"
        "What .wool cannot express is a warning and is left out. What is\n"
        "written has been compiled: if it has errors, nothing is written.\n",
    .flags = flags,
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .run = run,
};
