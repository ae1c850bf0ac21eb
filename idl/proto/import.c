#include "idl/proto/import.h"

#include <stdarg.h>
#include <string.h>

#include "idl/compile.h"
#include "idl/fmt/fmt.h"
#include "idl/lexer.h"
#include "idl/limits.h"
#include "idl/loader.h"
#include "idl/proto/descriptor.h"
#include "idl/proto/import_parts.h"
#include "idl/proto/parser.h"

void woolc_importer_init(woolc_importer *importer, const woolc_loader *loader,
                         void (*no_memory)(void)) {
  memset(importer, 0, sizeof *importer);
  woolc_arena_init(&importer->arena, no_memory);
  woolc_sink_init(&importer->sink, &importer->arena);
  woolc_names_init(&importer->file_names, &importer->arena);
  woolc_names_init(&importer->given, &importer->arena);
  woolc_names_init(&importer->symbols, &importer->arena);
  woolc_names_init(&importer->taken, &importer->arena);
  woolc_names_init(&importer->types, &importer->arena);
  importer->loader = *loader;
}

void woolc_importer_cleanup(woolc_importer *importer) {
  if (importer->has_shipped)
    woolc_model_cleanup(&importer->shipped);
  if (importer->has_written)
    woolc_model_cleanup(&importer->written);
  woolc_arena_cleanup(&importer->arena);
}

woolc_diagnostic *woolc_proto_say(woolc_importer *importer, woolc_code code,
                                  const woolc_proto_node *node,
                                  woolc_range range, const char *format, ...) {
  va_list args;
  /* What an import loses is said when it is itself imported. */
  if (!node->file->is_given && woolc_code_severity(code) == WOOLC_WARNING)
    return &importer->sink.overflow; /* which takes no notes */
  va_start(args, format);
  const char *text = woolc_arena_vprintf(&importer->arena, format, args);
  va_end(args);
  const char *path = woolc_proto_path(&importer->arena, node);
  if (!range.source)
    text = woolc_arena_printf(&importer->arena, "%s%s%s: %s", node->file->name,
                              path[0] ? ": " : "", path, text);
  woolc_diagnostic *found =
      woolc_report(&importer->sink, code, range, "%s", text);
  if (woolc_code_severity(code) == WOOLC_ERROR)
    node->file->has_errors = true;
  if (found->severity == WOOLC_WARNING && importer->is_strict) {
    found->severity = WOOLC_ERROR;
    importer->sink.n_warnings--;
    importer->sink.n_errors++;
  }
  return found;
}

const char *woolc_proto_wool_file(woolc_arena *arena, const char *name) {
  const size_t len = strlen(name);
  const size_t stem =
      len > 6 && strcmp(name + len - 6, ".proto") == 0 ? len - 6 : len;
  return woolc_arena_printf(arena, "%.*s.wool", (int)stem, name);
}

woolc_proto_file *woolc_importer_add(woolc_importer *importer, const char *name,
                                     woolc_range range) {
  if (importer->n_files == WOOLC_MAX_FILES) {
    woolc_report(&importer->sink, WOOLC_W0003, range,
                 "an import has at most %d files", WOOLC_MAX_FILES);
    return NULL;
  }
  importer->n_files++;
  woolc_proto_file *file = woolc_arena_alloc(&importer->arena, sizeof *file);
  woolc_name *key = woolc_names_add(&importer->file_names, name, strlen(name));
  file->name = key->text;
  file->package = "";
  file->wool_package = "";
  file->source.name = key->text;
  file->source.path = key->text;
  file->source.text = (woolc_text){"", 0};
  woolc_proto_root(file);
  key->slot = file;
  return file;
}

void woolc_importer_append(woolc_importer *importer, woolc_proto_file *file) {
  file->is_loaded = true;
  if (importer->last_file)
    importer->last_file->next = file;
  else
    importer->files = file;
  importer->last_file = file;
}

/* ---- shipped schemas ---- */

static woolc_model *shipped_model(woolc_importer *importer) {
  static woolc_file_loader nowhere = {NULL, 0};
  const woolc_loader loader = woolc_loader_of(&nowhere);
  if (!importer->has_shipped)
    woolc_model_init(&importer->shipped, &loader, importer->arena.no_memory);
  importer->has_shipped = true;
  return &importer->shipped;
}

static void add_types(woolc_arena *arena, woolc_proto_node *parent,
                      woolc_decl *decls) {
  for (woolc_decl *decl = decls; decl; decl = decl->next) {
    woolc_message *message = woolc_as_message(decl);
    if ((!message && !woolc_as_enum(decl)) || (message && message->map))
      continue;
    woolc_proto_node *node = woolc_proto_add(
        arena, parent, message ? WOOLC_PROTO_MESSAGE : WOOLC_PROTO_ENUM);
    node->name = woolc_arena_copy(arena, decl->name->text, decl->name->len);
    if (message)
      add_types(arena, node, message->nested);
  }
}

static woolc_proto_file *load_shipped(woolc_importer *importer,
                                      const char *name) {
  const char *wool = woolc_proto_wool_file(&importer->arena, name);
  if (!woolc_shipped(wool).data ||
      woolc_names_find(&importer->given, name, strlen(name)))
    return NULL;
  woolc_file *schema = woolc_load(shipped_model(importer), wool);
  woolc_proto_file *file =
      schema ? woolc_importer_add(importer, name, (woolc_range){0}) : NULL;
  if (!file)
    return NULL;
  file->is_shipped = true;
  file->syntax = WOOLC_PROTO_3;
  file->package = woolc_arena_copy(&importer->arena, schema->package->text,
                                   schema->package->len);
  add_types(&importer->arena, &file->root, schema->decls);
  woolc_importer_append(importer, file);
  return file;
}

woolc_proto_file *woolc_importer_find(woolc_importer *importer,
                                      const char *name) {
  const woolc_name *key =
      woolc_names_find(&importer->file_names, name, strlen(name));
  if (key && key->slot)
    return key->slot;
  return load_shipped(importer, name);
}

/* ---- text ---- */

static woolc_proto_file *load(woolc_importer *importer, const char *name,
                              woolc_range range, unsigned depth);

/* As protoc has it: nothing leads out of the directories of the search. */
static bool is_inside(const char *name) {
  for (const char *part = name; part; part = strchr(part, '/')) {
    part += part != name;
    const size_t len = strcspn(part, "/");
    if (len == 0 || (len == 1 && part[0] == '.') ||
        (len == 2 && part[0] == '.' && part[1] == '.'))
      return false;
  }
  return !strchr(name, '\\');
}

static void load_import(woolc_importer *importer, woolc_proto_file *file,
                        woolc_proto_import *import, unsigned depth) {
  for (const woolc_proto_import *o = file->imports; o != import; o = o->next)
    if (strcmp(o->name, import->name) == 0) {
      woolc_diagnostic *found =
          woolc_report(&importer->sink, WOOLC_W0309, import->range,
                       "\"%s\" is imported twice", import->name);
      woolc_report_note(&importer->sink, found, o->range, "the first is here");
      import->is_left_out = true;
      return;
    }
  if (!is_inside(import->name)) {
    woolc_report(&importer->sink, WOOLC_W0313, import->range,
                 "an import is a relative path without '.' and '..', and "
                 "without backslashes");
    import->is_left_out = true;
    return;
  }
  import->file = woolc_importer_find(importer, import->name);
  if (!import->file)
    import->file = load(importer, import->name, import->range, depth + 1);
  if (import->file && !import->file->is_loaded) {
    woolc_report(&importer->sink, WOOLC_W0307, import->range,
                 "files import each other in a circle: \"%s\" is being read",
                 import->name);
    import->file = NULL;
    import->is_left_out = true;
  }
}

/* False: there is none, which resolve.c judges, or it was reported. */
static bool read_source(woolc_importer *importer, const char *name,
                        woolc_range range, woolc_source *source) {
  const char *reason = NULL;
  source->path = name;
  if (!importer->loader.load(importer->loader.user_data, name, &importer->arena,
                             source, &reason)) {
    if (reason || !range.source)
      woolc_report(&importer->sink, WOOLC_W0001, range, "%s%s: %s",
                   range.source ? "import of " : "", source->path,
                   reason ? reason : "no such file");
    return false;
  }
  if (source->text.len <= WOOLC_MAX_FILE_LEN)
    return true;
  woolc_report(&importer->sink, WOOLC_W0002, range,
               "%s: %zu bytes exceed the limit of %d", source->path,
               source->text.len, WOOLC_MAX_FILE_LEN);
  return false;
}

static woolc_proto_file *load(woolc_importer *importer, const char *name,
                              woolc_range range, unsigned depth) {
  woolc_source source = {.name = name};
  if (depth > WOOLC_MAX_IMPORT_DEPTH) {
    woolc_report(&importer->sink, WOOLC_W0314, range,
                 "imports are nested more than %d deep",
                 WOOLC_MAX_IMPORT_DEPTH);
    return NULL;
  }
  if (!read_source(importer, name, range, &source))
    return NULL;
  woolc_proto_file *file = woolc_importer_add(importer, name, range);
  if (!file)
    return NULL;
  source.name = file->name;
  file->source = source;
  woolc_proto_parse(file, &importer->arena, &importer->sink);
  for (woolc_proto_import *i = file->imports; i; i = i->next)
    load_import(importer, file, i, depth);
  woolc_importer_append(importer, file);
  return file;
}

bool woolc_importer_load(woolc_importer *importer, const char *const *names,
                         size_t n_names) {
  bool ok = true;
  for (size_t i = 0; i < n_names; i++)
    woolc_names_add(&importer->given, names[i], strlen(names[i]));
  for (size_t i = 0; i < n_names; i++) {
    woolc_proto_file *file = woolc_importer_find(importer, names[i]);
    if (!file)
      file = load(importer, names[i], (woolc_range){0}, 0);
    if (file)
      file->is_given = true;
    ok = ok && file;
  }
  return ok;
}

/* Its path is where the text is written, so that one from a descriptor set is
 * not believed either. */
static void check_name(woolc_importer *importer, woolc_proto_file *file) {
  if (!woolc_is_import_name(
          woolc_proto_wool_file(&importer->arena, file->name)))
    woolc_report(&importer->sink, WOOLC_W0607, (woolc_range){0},
                 "%s: the name of a source is a relative path of letters, "
                 "digits and -_.+",
                 file->name);
}

/* Places of findings are those of the text before, so this comes last. */
static void lay_out(woolc_importer *importer, woolc_proto_file *file) {
  const woolc_source source = {.name = file->wool_name,
                               .path = file->wool_name,
                               .text = file->wool_text};
  woolc_names names;
  woolc_sink nobody;
  woolc_tokens tokens;
  woolc_names_init(&names, &importer->arena);
  woolc_sink_init(&nobody, &importer->arena);
  woolc_lex(&source, &names, &nobody, &importer->arena, &importer->arena,
            &tokens);
  file->wool_text = woolc_fmt(&source, &tokens, &importer->arena);
}

bool woolc_importer_finish(woolc_importer *importer) {
  for (woolc_proto_file *f = importer->files; f; f = f->next)
    if (f->is_given)
      check_name(importer, f);
  woolc_proto_resolve(importer);
  woolc_proto_rename(importer);
  for (woolc_proto_file *f = importer->files; f; f = f->next)
    if (!f->is_shipped)
      woolc_proto_check(importer, f);
  if (importer->sink.n_errors)
    return false;
  for (woolc_proto_file *f = importer->files; f; f = f->next)
    if (!f->is_shipped)
      woolc_proto_write(importer, f);
  woolc_proto_verify(importer);
  if (importer->sink.n_errors)
    return false;
  for (woolc_proto_file *f = importer->files; f; f = f->next)
    if (f->is_given)
      lay_out(importer, f);
  return true;
}
