#include "idl/resolve.h"

#include <string.h>

#include "idl/declare.h"
#include "idl/keywords.h"
#include "idl/limits.h"

enum {
  TYPES = WOOLC_KIND_BIT(WOOLC_DECL_MESSAGE) | WOOLC_KIND_BIT(WOOLC_DECL_ENUM),
  VARS = WOOLC_KIND_BIT(WOOLC_DECL_VAR),
  MESSAGES = WOOLC_KIND_BIT(WOOLC_DECL_MESSAGE),
  ERRORS = WOOLC_KIND_BIT(WOOLC_DECL_ERROR),
  CONSTANTS = WOOLC_KIND_BIT(WOOLC_DECL_CONSTANT)
};

static woolc_decl *find(const woolc_model *model, const char *text,
                        size_t len) {
  const woolc_name *name = woolc_names_find(&model->symbols, text, len);
  return name ? name->slot : NULL;
}

static char *scratch(woolc_model *model, size_t len) {
  if (model->scratch_len < len) {
    model->scratch_len = len * 2;
    model->scratch = woolc_arena_alloc(&model->arena, model->scratch_len);
  }
  return model->scratch;
}

woolc_decl *woolc_lookup(woolc_model *model, const char *scope,
                         const char *path, unsigned kinds) {
  const size_t path_len = strlen(path);
  size_t scope_len = strlen(scope);
  char *text = scratch(model, scope_len + path_len + 2);
  memcpy(text, scope, scope_len);
  woolc_decl *other = NULL;
  for (;;) {
    size_t begin = 0;
    if (scope_len) {
      text[scope_len] = '.';
      begin = scope_len + 1;
    }
    memcpy(text + begin, path, path_len + 1);
    woolc_decl *decl = find(model, text, begin + path_len);
    if (decl && (kinds & WOOLC_KIND_BIT(decl->kind)))
      return decl;
    if (!other)
      other = decl;
    if (!scope_len)
      return other;
    memcpy(text, scope, scope_len);
    while (scope_len > 0 && text[scope_len - 1] != '.')
      scope_len--;
    if (scope_len > 0)
      scope_len--;
  }
}

typedef struct resolver {
  woolc_model *model;
  woolc_file *file;
} resolver;

static bool is_visible(const resolver *r, const woolc_decl *decl) {
  return decl->file == r->file ||
         (decl->file->stamp == r->file && decl->file->import);
}

/* How a declaration can be written inside this file's package. */
static const char *short_name(const resolver *r, const woolc_decl *decl) {
  const char *full = decl->full_name->text;
  const size_t len = r->file->package->len;
  const bool is_inside = len && strncmp(full, r->file->package->text, len) == 0;
  return is_inside && full[len] == '.' ? full + len + 1 : full;
}

static const char *last_part(const char *path) {
  const char *dot = strrchr(path, '.');
  return dot ? dot + 1 : path;
}

/* The nearest name of the wanted kind; whole names are compared, and last
 * parts too, because a forgotten package is as common as a typing error. */
static const char *guess_name(const resolver *r, const char *path,
                              unsigned kinds) {
  woolc_guess guess;
  woolc_guess_init(&guess, path);
  const char *same = NULL;
  for (const woolc_name *name = r->model->symbols.first; name;
       name = name->next) {
    const woolc_decl *decl = name->slot;
    if (!decl || !(kinds & WOOLC_KIND_BIT(decl->kind)) || !is_visible(r, decl))
      continue;
    woolc_guess_try(&guess, short_name(r, decl));
    if (!same && strcmp(last_part(name->text), last_part(path)) == 0)
      same = short_name(r, decl);
  }
  if (!guess.best && (kinds & TYPES) == TYPES)
    for (int k = WOOLC_KW_TOKEN; k < WOOLC_KW_COUNT; k++)
      woolc_guess_try(&guess, woolc_keyword_text((woolc_keyword)k));
  return guess.best ? guess.best : same;
}

static const char *const known_types[][2] = {
    {"int", "int32"},       {"long", "int64"},    {"uint", "uint32"},
    {"int8", "int32"},      {"int16", "int32"},   {"uint8", "uint32"},
    {"uint16", "uint32"},   {"char", "string"},   {"str", "string"},
    {"boolean", "bool"},    {"byte", "bytes"},    {"float64", "double"},
    {"float32", "float"},   {"number", "double"}, {"uint64_t", "uint64"},
    {"int64_t", "int64"},   {"size_t", "uint64"}, {"int32_t", "int32"},
    {"uint32_t", "uint32"}, {"String", "string"}, {"unsigned", "uint32"},
    {"Integer", "int32"},   {"integer", "int32"}, {"short", "int32"},
    {"Int", "int32"},       {"Long", "int64"},    {"Boolean", "bool"},
    {"i32", "int32"},       {"i64", "int64"},     {"u32", "uint32"},
    {"u64", "uint64"},      {"f32", "float"},     {"f64", "double"},
    {"text", "string"},     {"blob", "bytes"},    {"real", "double"},
    {"any", "value"},       {"object", "value"},  {"wool.Token", "token"},
    {"Token", "token"}};

static const char *known_type(const char *path) {
  for (size_t i = 0; i < sizeof known_types / sizeof *known_types; i++)
    if (strcmp(known_types[i][0], path) == 0)
      return known_types[i][1];
  return NULL;
}

static bool lacks_import(const woolc_file *file) {
  for (const woolc_import *import = file->imports; import;
       import = import->next)
    if (!import->file)
      return true;
  return false;
}

/* A cycle is reported, and the import that made it was there. */
static bool is_imported_in_vain(const woolc_file *file, const char *name) {
  for (const woolc_import *import = file->imports; import;
       import = import->next)
    if (!import->file && strcmp(import->name, name) == 0)
      return true;
  return false;
}

/* What `path` begins with, if it is qualified and no file that was read has
 * declared anything of that name. */
static const char *unknown_package(const resolver *r, const woolc_name *path) {
  const char *dot = strchr(path->text, '.');
  if (!dot)
    return NULL;
  const char *first = woolc_arena_copy(&r->model->arena, path->text,
                                       (size_t)(dot - path->text));
  return woolc_lookup(r->model, r->file->package->text, first, ~0U) ? NULL
                                                                    : first;
}

static void report_unknown(const resolver *r, const woolc_name *path,
                           woolc_range range, unsigned kinds) {
  const bool is_type = kinds != VARS && kinds != ERRORS;
  const char *best = is_type ? known_type(path->text) : NULL;
  if (!best && r->model->sink.n_kept < WOOLC_MAX_DIAGNOSTICS)
    best = guess_name(r, path->text, kinds);
  if (!best && lacks_import(r->file))
    return; /* what could not be read has it, in all likelihood */
  const char *package = best ? NULL : unknown_package(r, path);
  const char *hint =
      best ? woolc_arena_printf(&r->model->arena, "; did you mean '%s'?", best)
      : package
          ? woolc_arena_printf(&r->model->arena,
                               ": this file imports nothing of '%s'", package)
          : "";
  woolc_report(&r->model->sink,
               is_type         ? WOOLC_W0302
               : kinds == VARS ? WOOLC_W0303
                               : WOOLC_W0317,
               range, "unknown %s '%s'%s",
               is_type         ? "type"
               : kinds == VARS ? "context variable"
                               : "error",
               path->text, hint);
}

/* For editors, which ask for it. */
static void keep_use(const resolver *r, woolc_range range, woolc_decl *decl) {
  if (!r->model->keeps_uses)
    return;
  woolc_use *use = woolc_arena_alloc(&r->model->arena, sizeof *use);
  *use = (woolc_use){r->model->uses, range, decl};
  r->model->uses = use;
}

/* NULL: reported. */
static woolc_decl *resolve_path(const resolver *r, const char *scope,
                                const woolc_name *path, woolc_range range,
                                unsigned kinds, const char *wanted) {
  woolc_decl *decl = woolc_lookup(r->model, scope, path->text, kinds);
  if (!decl) {
    report_unknown(r, path, range, kinds);
    return NULL;
  }
  if (!(kinds & WOOLC_KIND_BIT(decl->kind))) {
    woolc_diagnostic *found = woolc_report(
        &r->model->sink, WOOLC_W0304, range, "'%s' is %s %s, not %s",
        path->text, woolc_decl_kind_article(decl->kind),
        woolc_decl_kind_text(decl->kind), wanted);
    woolc_report_note(&r->model->sink, found, decl->range, "declared here");
    return NULL;
  }
  keep_use(r, range, decl);
  if (!is_visible(r, decl)) {
    if (is_imported_in_vain(r->file, decl->file->source.name))
      return NULL;
    woolc_diagnostic *found =
        woolc_report(&r->model->sink, WOOLC_W0305, range,
                     "'%s' is declared in a file that this one does not "
                     "import; add: import \"%s\";",
                     path->text, decl->file->source.name);
    woolc_report_note(&r->model->sink, found, decl->range, "declared here");
    return NULL;
  }
  if (decl->file != r->file)
    decl->file->import->is_used = true;
  return decl;
}

/* Without a look at scopes: a package of the user's own may be called so. */
static void resolve_value(const resolver *r, woolc_type *type) {
  woolc_decl *decl = find(r->model, WOOLC_VALUE_NAME, strlen(WOOLC_VALUE_NAME));
  type->kind = WOOLC_KIND_ERROR;
  if (!decl || !woolc_as_message(decl) || !is_visible(r, decl))
    return; /* the import that was made for it is reported */
  type->message = woolc_as_message(decl);
  type->kind = WOOLC_KIND_MESSAGE;
  if (decl->file != r->file)
    decl->file->import->is_used = true;
}

/* What `value` consists of is the runtime's to lay out. */
static bool is_part_of_value(const resolver *r, const woolc_decl *decl) {
  return strcmp(decl->file->source.name, WOOLC_VALUE_FILE) == 0 &&
         decl->file != r->file &&
         strcmp(decl->full_name->text, WOOLC_VALUE_NAME) != 0;
}

static void resolve_type(const resolver *r, const char *scope,
                         woolc_type *type) {
  if (type->is_value) {
    resolve_value(r, type);
    return;
  }
  if (type->kind == WOOLC_KIND_TOKEN && type->path) {
    woolc_decl *decl = resolve_path(r, scope, type->path, type->path_range,
                                    VARS, "a context variable");
    type->var = decl ? woolc_as_var(decl) : NULL;
    if (!decl)
      type->kind = WOOLC_KIND_ERROR;
  }
  if (type->kind != WOOLC_KIND_NAMED)
    return;
  woolc_decl *decl =
      resolve_path(r, scope, type->path, type->path_range, TYPES, "a type");
  type->kind = WOOLC_KIND_ERROR;
  if (!decl)
    return;
  if (is_part_of_value(r, decl)) {
    woolc_report(&r->model->sink, WOOLC_W0304, type->path_range,
                 "'%s' is a part of 'value' and no type of its own: write "
                 "'value'",
                 type->path->text);
    return;
  }
  type->message = woolc_as_message(decl);
  type->enumeration = woolc_as_enum(decl);
  type->is_value = strcmp(decl->full_name->text, WOOLC_VALUE_NAME) == 0;
  type->kind = type->message ? WOOLC_KIND_MESSAGE : WOOLC_KIND_ENUM;
  if (type->message && (type->message->routine || type->message->map)) {
    woolc_report(&r->model->sink, WOOLC_W0304, type->path_range,
                 "'%s' belongs to a %s and cannot be used as a type",
                 type->path->text, type->message->map ? "map" : "routine");
    type->kind = WOOLC_KIND_ERROR;
  }
}

static bool is_one_of(const char *word, const char *const *words) {
  while (*words && strcmp(word, *words) != 0)
    words++;
  return *words != NULL;
}

static woolc_decl *enum_value(const woolc_type *type, const woolc_name *name) {
  if (!type || type->kind != WOOLC_KIND_ENUM)
    return NULL;
  for (woolc_decl *v = type->enumeration->values; v; v = v->next)
    if (v->name == name)
      return v;
  return NULL;
}

/* What is no constant is left to who knows what the literal is for. */
static void resolve_literal(const resolver *r, const char *scope,
                            const woolc_type *type, woolc_literal *literal) {
  static const char *const words[] = {"true", "false", "inf", "nan",
                                      "min",  "max",   NULL};
  if (literal->kind != WOOLC_LITERAL_NAME ||
      is_one_of(literal->name->text, words))
    return;
  woolc_decl *decl = enum_value(type, literal->name);
  if (decl) {
    keep_use(r, literal->range, decl);
    return;
  }
  decl = woolc_lookup(r->model, scope, literal->name->text, CONSTANTS);
  if (!decl || decl->kind != WOOLC_DECL_CONSTANT) {
    if (r->model->n_guesses++ < WOOLC_MAX_DIAGNOSTICS)
      literal->nearest = guess_name(r, literal->name->text, CONSTANTS);
    return;
  }
  decl = resolve_path(r, scope, literal->name, literal->range, CONSTANTS,
                      "a constant");
  if (decl)
    literal->constant = woolc_as_constant(decl);
  else
    literal->is_malformed = true;
}

static void resolve_options(const resolver *r, const char *scope,
                            const woolc_type *type, woolc_option *options) {
  static const char *const with_constants[] = {
      "default", "range", "min_len", "max_len", "min_items", "max_items", NULL};
  for (woolc_option *o = options; o; o = o->next) {
    if (!is_one_of(o->name->text, with_constants))
      continue;
    resolve_literal(r, scope, type, &o->value);
    resolve_literal(r, scope, type, &o->upper);
  }
}

static void resolve_fields(const resolver *r, const char *scope,
                           woolc_field *fields) {
  for (woolc_field *field = fields; field; field = field->next) {
    resolve_type(r, scope, &field->type);
    resolve_options(r, scope, woolc_value_type_of(field), field->options);
  }
}

static void resolve_constant(void *user_data, woolc_constant *constant) {
  const resolver *r = user_data;
  const char *scope = constant->decl.parent
                          ? constant->decl.parent->decl.full_name->text
                          : r->file->package->text;
  resolve_type(r, scope, &constant->type);
  resolve_literal(r, scope, &constant->type, &constant->literal);
}

static void resolve_message(void *user_data, woolc_message *message) {
  const resolver *r = user_data;
  if (!message->routine)
    resolve_fields(r, message->decl.full_name->text, message->fields);
}

static void resolve_signature(const resolver *r, woolc_signature *signature) {
  const char *scope = r->file->package->text;
  resolve_fields(r, scope, signature->fields);
  if (!signature->is_message || signature->type.kind == WOOLC_KIND_ERROR)
    return;
  woolc_type *type = &signature->type;
  if (type->kind != WOOLC_KIND_NAMED || type->is_value) {
    woolc_report(&r->model->sink, WOOLC_W0304, type->range,
                 "'%s' is a built-in type, not a message",
                 type->is_value ? "value" : woolc_kind_text(type->kind));
    return;
  }
  woolc_decl *decl = resolve_path(r, scope, type->path, type->path_range,
                                  MESSAGES, "a message");
  signature->message = decl ? woolc_as_message(decl) : NULL;
  if (decl && signature->message->map)
    woolc_report(&r->model->sink, WOOLC_W0304, type->path_range,
                 "'%s' belongs to a map and cannot be used as a type",
                 type->path->text);
  type->message = signature->message;
  type->kind = decl ? WOOLC_KIND_MESSAGE : WOOLC_KIND_ERROR;
}

static void resolve_throws(const resolver *r, woolc_routine *routine) {
  for (woolc_throw *t = routine->throws; t; t = t->next) {
    woolc_decl *decl = resolve_path(r, r->file->package->text, t->path,
                                    t->range, ERRORS, "an error");
    t->error = decl ? woolc_as_message(decl) : NULL;
  }
}

static void resolve_service(const resolver *r, woolc_service *service) {
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    woolc_routine *routine = woolc_as_routine(decl);
    resolve_signature(r, &routine->request);
    resolve_signature(r, &routine->response);
    resolve_throws(r, routine);
  }
}

/* What is reached through the public imports of `via`. Recursion ends at
 * WOOLC_MAX_IMPORT_DEPTH. */
static void stamp_public(const woolc_file *file, woolc_import *import,
                         const woolc_file *via) {
  for (const woolc_import *i = via->imports; i; i = i->next) {
    if (!i->is_public || !i->file || i->file->stamp == file)
      continue;
    i->file->stamp = file;
    i->file->import = import;
    stamp_public(file, import, i->file);
  }
}

/* So that "is it imported, and by what" is one comparison. What is imported
 * twice is so by this file's own import. */
static void stamp_imports(woolc_file *file) {
  for (woolc_import *import = file->imports; import; import = import->next) {
    if (!import->file)
      continue;
    import->file->stamp = file;
    import->file->import = import;
  }
  for (woolc_import *import = file->imports; import; import = import->next)
    if (import->file)
      stamp_public(file, import, import->file);
}

static void resolve_file(woolc_model *model, woolc_file *file) {
  resolver r = {model, file};
  stamp_imports(file);
  woolc_file_each_message(file, resolve_message, &r);
  woolc_file_each_constant(file, resolve_constant, &r);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next) {
    woolc_var *var = woolc_as_var(decl);
    if (var) {
      resolve_type(&r, file->package->text, &var->type);
      resolve_literal(&r, file->package->text, &var->type,
                      &var->default_literal);
      resolve_options(&r, file->package->text, &var->type, var->options);
    }
    woolc_service *service = woolc_as_service(decl);
    if (service)
      resolve_service(&r, service);
  }
}

void woolc_resolve(woolc_model *model) {
  for (woolc_file *file = model->files; file; file = file->next)
    woolc_declare(model, file);
  for (woolc_file *file = model->files; file; file = file->next)
    resolve_file(model, file);
}
