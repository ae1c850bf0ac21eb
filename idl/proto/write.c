/* A .proto's model as .wool text, in the form that woolc fmt gives it. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/writer.h"

enum {
  COLUMNS = 80
};

typedef woolc_proto_writer writer;

/* ---- options ---- */

/* The texts of options, to be put between brackets. */
typedef struct pieces {
  woolc_arena *arena;
  struct piece {
    const char *text;
    woolc_range range;
  } * items;
  size_t n;
  size_t room;
} pieces;

static void add(pieces *p, woolc_range range, const char *text) {
  if (p->n == p->room) {
    p->room = 2 * p->room + 8;
    struct piece *wider = woolc_arena_array(p->arena, p->room, sizeof *wider);
    if (p->n)
      memcpy(wider, p->items, p->n * sizeof *wider);
    p->items = wider;
  }
  p->items[p->n++] = (struct piece){text, range};
}

static const char *enum_value(const woolc_proto_node *field, const char *name) {
  const woolc_proto_node *e = field->u.field.type.target;
  for (const woolc_proto_node *v = e ? e->first : NULL; v; v = v->next)
    if (v->kind == WOOLC_PROTO_VALUE && strcmp(v->name, name) == 0)
      return v->wool_name;
  return name;
}

static const char *value_text(writer *w, const woolc_proto_node *node,
                              const woolc_proto_value *value) {
  woolc_arena *arena = &w->importer->arena;
  switch (value->kind) {
  case WOOLC_PROTO_STRING:
    return woolc_proto_quote(arena, value->text);
  case WOOLC_PROTO_INTEGER:
    return woolc_arena_printf(arena, "%s%llu", value->negative ? "-" : "",
                              (unsigned long long)value->integer);
  case WOOLC_PROTO_REAL:
    return woolc_proto_real(arena, value->real, value->negative);
  case WOOLC_PROTO_WORD:
    if (node->kind == WOOLC_PROTO_FIELD &&
        node->u.field.type.kind == WOOLC_KIND_ENUM)
      return enum_value(node, value->text.data);
    return woolc_arena_printf(arena, "%s%s", value->negative ? "-" : "",
                              value->text.data);
  case WOOLC_PROTO_AGGREGATE:
  case WOOLC_PROTO_NO_VALUE:
    break;
  }
  return "";
}

/* `name`, `name = false` or `name = value`. */
static void add_option(writer *w, pieces *p, const woolc_proto_node *node,
                       const char *name) {
  const woolc_proto_option *option = woolc_proto_find_option(node, name);
  if (!option)
    return;
  const char *value = value_text(w, node, &option->value);
  const bool is_flag = option->value.kind == WOOLC_PROTO_WORD &&
                       strcmp(value, "true") == 0 &&
                       strcmp(name, "default") != 0;
  add(p, option->range,
      is_flag
          ? name
          : woolc_arena_printf(&w->importer->arena, "%s = %s", name, value));
}

static size_t width_of(const pieces *p) {
  size_t width = 3;
  for (size_t i = 0; i < p->n; i++)
    width += strlen(p->items[i].text) + 2;
  return width;
}

/* ` [a, b]`, or each in a line of its own where the line would be too long;
 * `tail` is what follows. */
static void print_pieces(writer *w, unsigned depth, const pieces *p,
                         size_t tail) {
  if (!p->n)
    return;
  const bool breaks = w->len - w->line + width_of(p) + tail - 2 > COLUMNS;
  woolc_proto_print(w, " [");
  for (size_t i = 0; i < p->n; i++) {
    if (breaks) {
      woolc_proto_print(w, "\n");
      woolc_proto_indent(w, depth + 1);
    }
    woolc_proto_from(w, p->items[i].range);
    woolc_proto_print(w, "%s%s", p->items[i].text,
                      i + 1 == p->n ? ""
                      : breaks      ? ","
                                    : ", ");
  }
  if (breaks) {
    woolc_proto_print(w, "\n");
    woolc_proto_indent(w, depth);
  }
  woolc_proto_print(w, "]");
}

static pieces no_pieces(writer *w) {
  return (pieces){&w->importer->arena, NULL, 0, 0};
}

/* ---- comments ---- */

/* Blocks end with an empty line, which stands there as it is. */
static void print_apart(writer *w, unsigned depth, const char *blocks) {
  while (blocks && *blocks) {
    const char *end = blocks;
    while (end[0] != '\n' || end[1] != '\n')
      end++;
    const char *block =
        woolc_arena_copy(&w->importer->arena, blocks, (size_t)(end - blocks));
    woolc_proto_lines(w, depth, "//", block);
    woolc_proto_print(w, "\n");
    blocks = end + 2;
  }
}

static void print_doc(writer *w, unsigned depth, const woolc_proto_node *node) {
  print_apart(w, depth, node->before);
  if (node->doc && !node->is_left_out)
    woolc_proto_lines(
        w, depth, node->kind == WOOLC_PROTO_RESERVED ? "//" : "///", node->doc);
}

/* ---- fields ---- */

static const char *type_text(writer *w, const woolc_proto_node *scope,
                             const woolc_proto_type *type) {
  return type->target ? woolc_proto_short_name(w->importer, scope, type->target)
                      : woolc_kind_text(type->kind);
}

static void add_json_name(writer *w, pieces *p, const woolc_proto_node *node) {
  woolc_arena *arena = &w->importer->arena;
  const woolc_proto_option *option = woolc_proto_find_option(node, "json_name");
  const char *given = option ? option->value.text.data
                             : woolc_proto_json_name(arena, node->name);
  const char *own = woolc_proto_json_name(arena, node->wool_name);
  if (strcmp(given, own) != 0 && (option || !node->shares_json_name))
    add(p, option ? option->range : node->range,
        woolc_arena_printf(
            arena, "json_name = %s",
            woolc_proto_quote(arena, (woolc_text){given, strlen(given)})));
}

static const char *label_text(const woolc_proto_node *node) {
  const woolc_proto_field *field = &node->u.field;
  const bool is_proto3 = node->file->syntax == WOOLC_PROTO_3;
  const bool is_message = field->type.kind == WOOLC_KIND_MESSAGE;
  if (field->key != WOOLC_KIND_NAMED || node->parent->kind == WOOLC_PROTO_ONEOF)
    return "";
  switch (field->label) {
  case WOOLC_PROTO_REPEATED:
    return "repeated ";
  case WOOLC_PROTO_OPTIONAL:
    return is_message && !is_proto3 ? "" : "optional ";
  case WOOLC_PROTO_REQUIRED:
    return is_message ? "" : "optional ";
  case WOOLC_PROTO_NO_LABEL:
    break;
  }
  return "";
}

static void print_field(writer *w, unsigned depth,
                        const woolc_proto_node *node) {
  const woolc_proto_field *field = &node->u.field;
  const woolc_proto_node *scope = node->parent->kind == WOOLC_PROTO_ONEOF
                                      ? node->parent->parent
                                      : node->parent;
  pieces options = no_pieces(w);
  woolc_proto_indent(w, depth);
  woolc_proto_print(w, "%s", label_text(node));
  woolc_proto_from(w, field->type.range);
  if (field->key != WOOLC_KIND_NAMED)
    woolc_proto_print(w, "map<%s, %s> ", woolc_kind_text(field->key),
                      type_text(w, scope, &field->type));
  else
    woolc_proto_print(w, "%s ", type_text(w, scope, &field->type));
  woolc_proto_from(w, node->range);
  woolc_proto_print(w, "%s = ", node->wool_name);
  woolc_proto_from(w, field->number_range);
  woolc_proto_print(w, "%lld", (long long)field->number);
  if (field->label == WOOLC_PROTO_REQUIRED)
    add(&options, field->label_range, "required");
  if (node->parent->kind != WOOLC_PROTO_ONEOF &&
      field->label != WOOLC_PROTO_REQUIRED)
    add_option(w, &options, node, "default");
  add_option(w, &options, node, "packed");
  add_option(w, &options, node, "deprecated");
  add_json_name(w, &options, node);
  print_pieces(w, depth, &options, 1);
  woolc_proto_print(w, ";\n");
}

/* ---- reserved ---- */

static void print_number(writer *w, int64_t number, int64_t most) {
  if (number == most)
    woolc_proto_print(w, "max");
  else
    woolc_proto_print(w, "%lld", (long long)number);
}

static void print_reserved(writer *w, unsigned depth,
                           const woolc_proto_node *node) {
  const int64_t most = node->parent->kind == WOOLC_PROTO_ENUM
                           ? INT32_MAX
                           : WOOLC_MAX_FIELD_NUMBER;
  woolc_proto_indent(w, depth);
  woolc_proto_print(w, "reserved ");
  for (const woolc_proto_reserved *r = node->u.reserved; r; r = r->next) {
    woolc_proto_from(w, r->range);
    if (r->name) {
      woolc_proto_print(
          w, "%s",
          woolc_proto_quote(&w->importer->arena,
                            (woolc_text){r->name, strlen(r->name)}));
    } else {
      woolc_proto_print(w, "%lld", (long long)r->first);
      if (r->last != r->first) {
        woolc_proto_print(w, " to ");
        print_number(w, r->last, most);
      }
    }
    if (!r->next)
      break;
    woolc_proto_print(w, ",");
    if (w->len - w->line > COLUMNS - 16) {
      woolc_proto_print(w, "\n");
      woolc_proto_indent(w, depth + 2);
    } else {
      woolc_proto_print(w, " ");
    }
  }
  woolc_proto_print(w, ";\n");
}

/* ---- bodies ---- */

static void print_node(writer *w, unsigned depth, const woolc_proto_node *node);

static bool is_block(const woolc_proto_node *node) {
  return node->kind == WOOLC_PROTO_MESSAGE || node->kind == WOOLC_PROTO_ENUM ||
         node->kind == WOOLC_PROTO_ONEOF || node->kind == WOOLC_PROTO_SERVICE;
}

static void print_parts(writer *w, unsigned depth,
                        const woolc_proto_node *node) {
  const woolc_proto_node *last = NULL;
  for (const woolc_proto_node *n = node->first; n; n = n->next) {
    if (n->is_left_out || (n->kind == WOOLC_PROTO_MESSAGE && n->u.is_map_entry))
      continue;
    if (last && (is_block(n) || is_block(last) || n->doc || n->before))
      woolc_proto_print(w, "\n");
    print_node(w, depth, n);
    last = n;
  }
}

static bool is_empty(const woolc_proto_node *node) {
  for (const woolc_proto_node *n = node->first; n; n = n->next)
    if (!n->is_left_out)
      return false;
  return !node->after;
}

/* The empty line is before the last comments, and not behind them. */
static void print_body(writer *w, unsigned depth,
                       const woolc_proto_node *node) {
  if (is_empty(node)) {
    woolc_proto_print(w, " {}\n");
    return;
  }
  woolc_proto_print(w, " {\n");
  print_parts(w, depth + 1, node);
  if (node->after) {
    if (node->first)
      woolc_proto_print(w, "\n");
    print_apart(w, depth + 1, node->after);
    w->len--;
    w->line = w->len;
  }
  woolc_proto_indent(w, depth);
  woolc_proto_print(w, "}\n");
}

static void print_head(writer *w, unsigned depth, const char *keyword,
                       const woolc_proto_node *node, const pieces *options) {
  woolc_proto_indent(w, depth);
  woolc_proto_print(w, "%s ", keyword);
  woolc_proto_from(w, node->range);
  woolc_proto_print(w, "%s", node->wool_name);
  print_pieces(w, depth, options, 2);
  print_body(w, depth, node);
}

static void print_enum(writer *w, unsigned depth,
                       const woolc_proto_node *node) {
  pieces options = no_pieces(w);
  if (w->file->syntax != WOOLC_PROTO_3)
    add(&options, node->range, "closed");
  add_option(w, &options, node, "allow_alias");
  add_option(w, &options, node, "deprecated");
  print_head(w, depth, "enum", node, &options);
}

static void print_value(writer *w, unsigned depth,
                        const woolc_proto_node *node) {
  pieces options = no_pieces(w);
  woolc_proto_indent(w, depth);
  woolc_proto_from(w, node->range);
  woolc_proto_print(w, "%s = ", node->wool_name);
  woolc_proto_from(w, node->u.value.range);
  woolc_proto_print(w, "%lld", (long long)node->u.value.number);
  add_option(w, &options, node, "deprecated");
  print_pieces(w, depth, &options, 1);
  woolc_proto_print(w, ";\n");
}

static void print_service(writer *w, unsigned depth,
                          const woolc_proto_node *node) {
  pieces options = no_pieces(w);
  if (strcmp(node->full_name, node->wool_full_name) != 0)
    add(&options, node->range,
        woolc_arena_printf(&w->importer->arena, "path = \"%s\"",
                           node->full_name));
  add_option(w, &options, node, "deprecated");
  print_head(w, depth, "extern service", node, &options);
}

static void add_level(pieces *options, const woolc_proto_node *method) {
  const woolc_proto_option *level =
      woolc_proto_find_option(method, "idempotency_level");
  if (!level)
    return;
  if (strcmp(level->value.text.data, "IDEMPOTENT") == 0)
    add(options, level->range, "idempotent");
  else if (strcmp(level->value.text.data, "NO_SIDE_EFFECTS") == 0)
    add(options, level->range, "no_side_effects");
}

static void print_side(writer *w, const woolc_proto_type *type, bool streams) {
  woolc_proto_print(w, "(%smessage ", streams ? "stream " : "");
  woolc_proto_from(w, type->range);
  woolc_proto_print(w, "%s)", type_text(w, &w->file->root, type));
}

static void print_method(writer *w, unsigned depth,
                         const woolc_proto_node *node) {
  const woolc_proto_method *method = &node->u.method;
  const char *response = type_text(w, &w->file->root, &method->response);
  pieces options = no_pieces(w);
  add_level(&options, node);
  add_option(w, &options, node, "deprecated");
  woolc_proto_indent(w, depth);
  woolc_proto_print(w, "routine ");
  woolc_proto_from(w, node->range);
  woolc_proto_print(w, "%s", node->wool_name);
  print_side(w, &method->request, method->client_streams);
  const size_t rest = strlen(" returns (message );") + strlen(response) +
                      (method->server_streams ? 7 : 0);
  if (w->len - w->line + rest > COLUMNS) {
    woolc_proto_print(w, "\n");
    woolc_proto_indent(w, depth + 2);
  } else {
    woolc_proto_print(w, " ");
  }
  woolc_proto_print(w, "returns ");
  print_side(w, &method->response, method->server_streams);
  print_pieces(w, depth, &options, 1);
  woolc_proto_print(w, ";\n");
}

static void print_node(writer *w, unsigned depth,
                       const woolc_proto_node *node) {
  pieces options = no_pieces(w);
  print_doc(w, depth, node);
  switch (node->kind) {
  case WOOLC_PROTO_MESSAGE:
    add_option(w, &options, node, "deprecated");
    print_head(w, depth, "message", node, &options);
    break;
  case WOOLC_PROTO_ONEOF:
    print_head(w, depth, "oneof", node, &options);
    break;
  case WOOLC_PROTO_ENUM:
    print_enum(w, depth, node);
    break;
  case WOOLC_PROTO_SERVICE:
    print_service(w, depth, node);
    break;
  case WOOLC_PROTO_FIELD:
    print_field(w, depth, node);
    break;
  case WOOLC_PROTO_VALUE:
    print_value(w, depth, node);
    break;
  case WOOLC_PROTO_METHOD:
    print_method(w, depth, node);
    break;
  case WOOLC_PROTO_RESERVED:
    print_reserved(w, depth, node);
    break;
  case WOOLC_PROTO_FILE:
  case WOOLC_PROTO_EXTENSIONS:
  case WOOLC_PROTO_EXTEND:
    break;
  }
}

/* ---- the file ---- */

static void print_package(writer *w) {
  static const char *const names[] = {
      "java_package",           "java_outer_classname",
      "java_multiple_files",    "java_string_check_utf8",
      "optimize_for",           "go_package",
      "cc_generic_services",    "java_generic_services",
      "py_generic_services",    "deprecated",
      "cc_enable_arenas",       "objc_class_prefix",
      "csharp_namespace",       "swift_prefix",
      "php_class_prefix",       "php_namespace",
      "php_metadata_namespace", "ruby_package"};
  const woolc_proto_node *root = &w->file->root;
  pieces options = no_pieces(w);
  print_apart(w, 0, root->before);
  if (root->doc)
    woolc_proto_lines(w, 0, "///", root->doc);
  if (w->file->syntax != WOOLC_PROTO_3)
    add(&options, w->file->package_range, "syntax = \"proto2\"");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    add_option(w, &options, root, names[i]);
  woolc_proto_from(w, w->file->package_range);
  woolc_proto_print(w, "package %s", w->file->wool_package);
  print_pieces(w, 0, &options, 1);
  woolc_proto_print(w, ";\n");
}

/* What nothing uses would be a warning of woolc's. */
static void print_imports(writer *w) {
  bool is_first = true;
  for (const woolc_proto_import *i = w->file->imports; i; i = i->next) {
    if (!i->file || i->is_left_out || !(i->is_used || i->is_public))
      continue;
    if (is_first)
      woolc_proto_print(w, "\n");
    is_first = false;
    woolc_proto_from(w, i->range);
    woolc_proto_print(w, "import %s\"%s\";\n", i->is_public ? "public " : "",
                      woolc_proto_wool_file(&w->importer->arena, i->name));
  }
}

void woolc_proto_write(woolc_importer *imp, woolc_proto_file *file) {
  writer w = {.importer = imp, .file = file};
  print_package(&w);
  print_imports(&w);
  if (file->root.first)
    woolc_proto_print(&w, "\n");
  print_parts(&w, 0, &file->root);
  if (file->root.after) {
    woolc_proto_print(&w, "\n");
    print_apart(&w, 0, file->root.after);
    w.len--;
  }
  file->wool_name = woolc_proto_wool_file(&imp->arena, file->name);
  file->wool_text = (woolc_text){w.data, w.len};
  file->origins = w.origins;
  file->n_origins = w.n_origins;
}
