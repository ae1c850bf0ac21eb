/* Names of types, found as protoc finds them
 * (google::protobuf::DescriptorBuilder::LookupSymbol). */
#include <string.h>

#include "idl/keywords.h"
#include "idl/limits.h"
#include "idl/proto/import_parts.h"

/* What a full name means in a file; `node` is NULL for a package. */
typedef struct symbol {
  struct symbol *next;
  woolc_proto_node *node;
  woolc_proto_file *file;
} symbol;

static const char *join(woolc_arena *arena, const char *scope,
                        const char *name) {
  return scope[0] ? woolc_arena_printf(arena, "%s.%s", scope, name) : name;
}

static void add_symbol(woolc_importer *imp, const char *full_name,
                       woolc_proto_node *node, woolc_proto_file *file) {
  woolc_name *name =
      woolc_names_add(&imp->symbols, full_name, strlen(full_name));
  /* A name declared twice in a file is reported by woolc_proto_verify. */
  for (const symbol *s = name->slot; s && s->file == file; s = s->next)
    if (!s->node == !node)
      return;
  symbol *added = woolc_arena_alloc(&imp->arena, sizeof *added);
  *added = (symbol){name->slot, node, file};
  name->slot = added;
}

static void add_package(woolc_importer *imp, woolc_proto_file *file) {
  for (const char *end = file->package; *end; end++) {
    end += strcspn(end, ".");
    add_symbol(imp,
               woolc_arena_copy(&imp->arena, file->package,
                                (size_t)(end - file->package)),
               NULL, file);
    if (!*end)
      break;
  }
}

static void declare(void *user_data, woolc_proto_node *node) {
  woolc_importer *imp = user_data;
  switch (node->kind) {
  case WOOLC_PROTO_FILE:
    node->full_name = node->file->package;
    add_package(imp, node->file);
    break;
  case WOOLC_PROTO_MESSAGE:
  case WOOLC_PROTO_ENUM:
  case WOOLC_PROTO_SERVICE:
    node->full_name = join(&imp->arena, node->parent->full_name, node->name);
    add_symbol(imp, node->full_name, node, node->file);
    break;
  case WOOLC_PROTO_FIELD:
  case WOOLC_PROTO_ONEOF:
  case WOOLC_PROTO_VALUE:
  case WOOLC_PROTO_METHOD:
  case WOOLC_PROTO_RESERVED:
  case WOOLC_PROTO_EXTENSIONS:
  case WOOLC_PROTO_EXTEND:
    node->full_name = node->parent->full_name;
    break;
  }
}

/* ---- visibility ---- */

static void see(woolc_proto_file *file, woolc_proto_import *via,
                const woolc_proto_file *from, bool also_here) {
  if (file->stamp == from && !also_here)
    return;
  if (file->stamp != from) {
    file->stamp = from;
    file->via = via;
  }
  for (woolc_proto_import *i = file->imports; i; i = i->next)
    if (i->is_public && i->file && i->file->stamp != from)
      see(i->file, via, from, false);
}

/* Direct imports come first: they are what makes a file visible then. */
static void see_all(woolc_proto_file *file) {
  file->stamp = file;
  file->via = NULL;
  for (woolc_proto_import *i = file->imports; i; i = i->next)
    if (i->file) {
      i->file->stamp = file;
      i->file->via = i;
    }
  for (woolc_proto_import *i = file->imports; i; i = i->next)
    if (i->file)
      see(i->file, i, file, true);
}

/* A visible meaning before an invisible one, a type before a package. */
static const symbol *find(const woolc_importer *imp,
                          const woolc_proto_file *file, const char *name,
                          size_t len, bool any) {
  const woolc_name *found = woolc_names_find(&imp->symbols, name, len);
  const symbol *best = NULL;
  for (const symbol *s = found ? found->slot : NULL; s; s = s->next)
    if ((any || s->file->stamp == file) && (!best || s->node))
      best = s;
  return best;
}

static bool is_type(const symbol *s) {
  return s && s->node && s->node->kind != WOOLC_PROTO_SERVICE;
}

/* The scopes of `file` outwards; the first part of a path decides. */
static const symbol *look_up(woolc_importer *imp, const woolc_proto_file *file,
                             const char *scope, const char *path, bool any) {
  if (path[0] == '.')
    return find(imp, file, path + 1, strlen(path + 1), any);
  const size_t first_len = strcspn(path, ".");
  const size_t path_len = strlen(path);
  size_t scope_len = strlen(scope);
  char *text = woolc_arena_alloc(&imp->arena, scope_len + path_len + 2);
  const symbol *other = NULL;
  for (;;) {
    const size_t at = scope_len ? scope_len + 1 : 0;
    memcpy(text, scope, scope_len);
    text[scope_len] = '.';
    memcpy(text + at, path, path_len + 1);
    const symbol *first = find(imp, file, text, at + first_len, any);
    if (first && first_len < path_len)
      return find(imp, file, text, at + path_len, any);
    if (is_type(first))
      return first;
    other = other ? other : first;
    if (!scope_len)
      return other;
    while (scope_len > 0 && scope[scope_len - 1] != '.')
      scope_len--;
    scope_len -= scope_len > 0;
  }
}

/* ---- findings ---- */

static const char *const known_types[][2] = {
    {"int", "int32"},       {"long", "int64"},
    {"uint", "uint32"},     {"integer", "int32"},
    {"boolean", "bool"},    {"str", "string"},
    {"String", "string"},   {"byte", "bytes"},
    {"float64", "double"},  {"float32", "float"},
    {"int32_t", "int32"},   {"int64_t", "int64"},
    {"uint32_t", "uint32"}, {"uint64_t", "uint64"},
    {"Int32", "int32"},     {"timestamp", "google.protobuf.Timestamp"}};

static const char *guess(const woolc_importer *imp,
                         const woolc_proto_file *file, const char *path) {
  for (size_t i = 0; i < sizeof known_types / sizeof *known_types; i++)
    if (strcmp(known_types[i][0], path) == 0)
      return known_types[i][1];
  woolc_guess near;
  woolc_guess_init(&near, path);
  for (int kind = WOOLC_KIND_DOUBLE; kind <= WOOLC_KIND_SINT64; kind++)
    if (woolc_proto_kind_named(woolc_kind_text((woolc_kind)kind)))
      woolc_guess_try(&near, woolc_kind_text((woolc_kind)kind));
  for (const woolc_name *n = imp->symbols.first; n; n = n->next) {
    const symbol *s = n->slot;
    if (!is_type(s) || s->file->stamp != file)
      continue;
    const char *before = near.best;
    woolc_guess_try(&near, s->node->name);
    if (near.best != before && strchr(path, '.'))
      near.best = n->text;
    woolc_guess_try(&near, n->text);
  }
  return near.best;
}

static bool lacks_import(const woolc_proto_file *file) {
  for (const woolc_proto_import *i = file->imports; i; i = i->next)
    if (!i->file && !i->is_left_out)
      return true;
  return false;
}

static void report_unknown(woolc_importer *imp, woolc_proto_node *node,
                           const woolc_proto_type *type) {
  woolc_proto_file *file = node->file;
  const symbol *hidden = look_up(imp, file, node->full_name, type->name, true);
  if (is_type(hidden)) {
    woolc_diagnostic *found = woolc_proto_say(
        imp, WOOLC_W0305, node, type->range,
        "'%s' is declared in a file that this one does not import; add: "
        "import \"%s\";",
        type->name, hidden->file->name);
    woolc_report_note(&imp->sink, found, hidden->node->range, "declared here");
    return;
  }
  const char *best = imp->sink.n_kept < WOOLC_MAX_DIAGNOSTICS
                         ? guess(imp, file, type->name)
                         : NULL;
  if (!best && lacks_import(file)) {
    file->needs_missing = true;
    return;
  }
  woolc_proto_say(imp, WOOLC_W0302, node, type->range,
                  "unknown type '%s'%s%s%s", type->name,
                  best ? "; did you mean '" : "", best ? best : "",
                  best ? "'?" : "");
}

static void resolve_type(woolc_importer *imp, woolc_proto_node *node,
                         woolc_proto_type *type, bool is_message) {
  if (!type->name || type->kind != WOOLC_KIND_NAMED)
    return;
  const symbol *s =
      look_up(imp, node->file, node->full_name, type->name, false);
  type->kind = WOOLC_KIND_ERROR;
  if (!s) {
    report_unknown(imp, node, type);
    return;
  }
  if (!is_type(s) || (is_message && s->node->kind != WOOLC_PROTO_MESSAGE)) {
    woolc_proto_say(imp, WOOLC_W0304, node, type->range,
                    "'%s' is a%s, not a %s", type->name,
                    !s->node                            ? " package"
                    : s->node->kind == WOOLC_PROTO_ENUM ? "n enum"
                                                        : " service",
                    is_message ? "message" : "type");
    return;
  }
  type->target = s->node;
  type->kind = s->node->kind == WOOLC_PROTO_MESSAGE ? WOOLC_KIND_MESSAGE
                                                    : WOOLC_KIND_ENUM;
  if (s->file != node->file && s->file->via)
    s->file->via->is_used = true;
}

static void resolve_node(void *user_data, woolc_proto_node *node) {
  woolc_importer *imp = user_data;
  if (node->kind == WOOLC_PROTO_FIELD &&
      node->parent->kind != WOOLC_PROTO_EXTEND) {
    resolve_type(imp, node, &node->u.field.type, node->u.field.is_group);
  } else if (node->kind == WOOLC_PROTO_METHOD) {
    resolve_type(imp, node, &node->u.method.request, true);
    resolve_type(imp, node, &node->u.method.response, true);
  }
}

/* What a field or a method does not need is missed by options alone. */
static void judge_imports(woolc_importer *imp, woolc_proto_file *file) {
  for (woolc_proto_import *i = file->imports; i; i = i->next) {
    if (i->file || i->is_left_out)
      continue;
    i->is_left_out = true;
    const bool is_error = file->needs_missing || i->is_public;
    if (is_error ||
        (file->is_given && strcmp(i->name, "google/protobuf/descriptor.proto")))
      woolc_proto_say(imp, is_error ? WOOLC_W0306 : WOOLC_W0619, &file->root,
                      i->range, "import of %s: no such file%s", i->name,
                      is_error ? "" : "; nothing that is kept needs it");
  }
}

void woolc_proto_resolve(woolc_importer *imp) {
  for (woolc_proto_file *f = imp->files; f; f = f->next)
    woolc_proto_each(&f->root, declare, imp);
  for (woolc_proto_file *f = imp->files; f; f = f->next) {
    see_all(f);
    woolc_proto_each(&f->root, resolve_node, imp);
    judge_imports(imp, f);
  }
}
