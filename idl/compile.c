#include "idl/compile.h"

#include <string.h>

#include "idl/check.h"
#include "idl/keywords.h"
#include "idl/limits.h"
#include "idl/parser.h"
#include "idl/resolve.h"

void woolc_model_init(woolc_model *model, const woolc_loader *loader,
                      void (*no_memory)(void)) {
  memset(model, 0, sizeof *model);
  woolc_arena_init(&model->arena, no_memory);
  woolc_names_init(&model->names, &model->arena);
  woolc_names_init(&model->symbols, &model->arena);
  woolc_names_init(&model->file_names, &model->arena);
  woolc_names_init(&model->paths, &model->arena);
  woolc_sink_init(&model->sink, &model->arena);
  woolc_keywords_add(&model->names);
  model->loader = *loader;
}

void woolc_model_cleanup(woolc_model *model) {
  woolc_arena_cleanup(&model->arena);
}

/* Import names become the names of written files: nothing may lead out of the
 * directory they are written to, nor be special to make or to C. */
static bool is_path_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == '+' || c == '/';
}

bool woolc_is_import_name(const char *name) {
  const size_t len = strlen(name);
  if (len < 6 || len > WOOLC_MAX_IMPORT_NAME_LEN ||
      strcmp(name + len - 5, ".wool") != 0)
    return false;
  bool at_start = true;
  for (const char *at = name; *at; at++) {
    if (!is_path_char(*at) || (at_start && (*at == '/' || *at == '.')))
      return false;
    at_start = *at == '/';
  }
  return name[len - 6] != '/';
}

static woolc_file *load(woolc_model *model, const char *name, woolc_range range,
                        unsigned depth);

static void report_cycle(woolc_model *model, const woolc_import *import) {
  woolc_report(&model->sink, WOOLC_W0307, import->range,
               "\"%s\" imports this file, directly or through others",
               import->name);
}

static bool is_proto_name(const char *name) {
  const size_t len = strlen(name);
  return len > 6 && strcmp(name + len - 6, ".proto") == 0;
}

static void load_import(woolc_model *model, woolc_file *file,
                        woolc_import *import, unsigned depth) {
  if (is_proto_name(import->name)) {
    woolc_report(&model->sink, WOOLC_W0313, import->range,
                 "a .proto file cannot be imported; 'woolc import' makes a "
                 ".wool file of one");
    return;
  }
  if (!woolc_is_import_name(import->name)) {
    woolc_report(&model->sink, WOOLC_W0313, import->range,
                 "an import is a relative path to a .wool file, with '/' "
                 "between its parts and without '.' and '..'");
    return;
  }
  for (const woolc_import *o = file->imports; o != import; o = o->next)
    if (strcmp(o->name, import->name) == 0) {
      woolc_diagnostic *found =
          woolc_report(&model->sink, WOOLC_W0309, import->range,
                       "\"%s\" is imported twice", import->name);
      woolc_report_note(&model->sink, found, o->range, "the first is here");
      return;
    }
  import->file = load(model, import->name, import->range, depth + 1);
  if (import->file && import->file->state == WOOLC_FILE_LOADING) {
    report_cycle(model, import);
    import->file = NULL;
  }
}

static void report_unread(woolc_model *model, const woolc_file *file,
                          woolc_range range, const char *reason) {
  const bool is_import = range.source != NULL;
  const char *nearest = is_import && !reason && model->nearest
                            ? model->nearest(model->loader.user_data,
                                             file->source.name, &model->arena)
                            : NULL;
  const char *hint =
      nearest
          ? woolc_arena_printf(&model->arena, "; did you mean \"%s\"?", nearest)
          : "";
  woolc_report(&model->sink, reason || !is_import ? WOOLC_W0001 : WOOLC_W0306,
               range, "%s%s: %s%s", is_import ? "import of " : "",
               file->source.path, reason ? reason : "no such file", hint);
}

static woolc_file *new_file(woolc_model *model, woolc_name *name,
                            woolc_range range) {
  woolc_file *file = woolc_arena_alloc(&model->arena, sizeof *file);
  const char *reason = NULL;
  file->name = name;
  file->source.name = name->text;
  file->source.path = name->text;
  if (!model->loader.load(model->loader.user_data, name->text, &model->arena,
                          &file->source, &reason)) {
    report_unread(model, file, range, reason);
    return NULL;
  }
  if (file->source.text.len > WOOLC_MAX_FILE_LEN) {
    woolc_report(&model->sink, WOOLC_W0002, range,
                 "%s: %zu bytes exceed the limit of %d", file->source.path,
                 file->source.text.len, WOOLC_MAX_FILE_LEN);
    return NULL;
  }
  return file;
}

/* Everything in it would clash with itself. */
static bool is_new_path(woolc_model *model, woolc_file *file,
                        woolc_range range) {
  woolc_name *path = woolc_names_add(&model->paths, file->source.path,
                                     strlen(file->source.path));
  const woolc_file *other = path->slot;
  if (other)
    woolc_report(&model->sink, WOOLC_W0316, range,
                 "%s is read as \"%s\" and as \"%s\": one of the -I "
                 "directories lies inside another",
                 path->text, other->source.name, file->source.name);
  else
    path->slot = file;
  return !other;
}

static void append_file(woolc_model *model, woolc_file *file) {
  file->index = model->n_files++;
  if (model->last_file)
    model->last_file->next = file;
  else
    model->files = file;
  model->last_file = file;
}

static woolc_file *load(woolc_model *model, const char *name, woolc_range range,
                        unsigned depth) {
  woolc_name *key = woolc_names_add(&model->file_names, name, strlen(name));
  if (key->slot)
    return key->slot;
  if (depth > WOOLC_MAX_IMPORT_DEPTH) {
    woolc_report(&model->sink, WOOLC_W0314, range,
                 "imports are nested more than %d deep",
                 WOOLC_MAX_IMPORT_DEPTH);
    return NULL;
  }
  if (model->n_files == WOOLC_MAX_FILES) {
    woolc_report(&model->sink, WOOLC_W0003, range,
                 "a compilation has at most %d files", WOOLC_MAX_FILES);
    return NULL;
  }
  woolc_file *file = new_file(model, key, range);
  if (!file || !is_new_path(model, file, range))
    return NULL;
  key->slot = file;
  woolc_parse(model, file);
  for (woolc_import *import = file->imports; import; import = import->next)
    load_import(model, file, import, depth);
  file->state = WOOLC_FILE_LOADED;
  append_file(model, file);
  return file;
}

woolc_file *woolc_load(woolc_model *model, const char *name) {
  return load(model, name, (woolc_range){0}, 0);
}

bool woolc_analyse(woolc_model *model) {
  woolc_resolve(model);
  woolc_check(model);
  return model->sink.n_errors == 0;
}
