/* Descriptors: files, messages, enums and services. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/descriptor_parts.h"

/* Field numbers of google/protobuf/descriptor.proto. */
enum {
  FILE_NAME = 1,
  FILE_PACKAGE = 2,
  FILE_DEPENDENCY = 3,
  FILE_MESSAGE = 4,
  FILE_ENUM = 5,
  FILE_SERVICE = 6,
  FILE_EXTENSION = 7,
  FILE_OPTIONS = 8,
  FILE_SOURCE_INFO = 9,
  FILE_PUBLIC = 10,
  FILE_WEAK = 11,
  FILE_SYNTAX = 12,
  MESSAGE_NAME = 1,
  MESSAGE_FIELD = 2,
  MESSAGE_NESTED = 3,
  MESSAGE_ENUM = 4,
  MESSAGE_EXTENSION_RANGE = 5,
  MESSAGE_EXTENSION = 6,
  MESSAGE_OPTIONS = 7,
  MESSAGE_ONEOF = 8,
  MESSAGE_RESERVED = 9,
  MESSAGE_RESERVED_NAME = 10,
  ENUM_NAME = 1,
  ENUM_VALUE = 2,
  ENUM_OPTIONS = 3,
  ENUM_RESERVED = 4,
  ENUM_RESERVED_NAME = 5,
  VALUE_NAME = 1,
  VALUE_NUMBER = 2,
  VALUE_OPTIONS = 3,
  RANGE_START = 1,
  RANGE_END = 2,
  SERVICE_NAME = 1,
  SERVICE_METHOD = 2,
  SERVICE_OPTIONS = 3,
  METHOD_NAME = 1,
  METHOD_INPUT = 2,
  METHOD_OUTPUT = 3,
  METHOD_OPTIONS = 4,
  METHOD_CLIENT_STREAM = 5,
  METHOD_SERVER_STREAM = 6,
  MAX_PARTS = 4 * WOOLC_MAX_FIELDS /* of a message: maps bring an entry each */
};

bool woolc_descriptor_malformed(woolc_descriptor *c, const char *what) {
  woolc_proto_say(c->imp, WOOLC_W0605, &c->file->root, (woolc_range){0},
                  "the descriptor is malformed: %s", what);
  return false;
}

bool woolc_descriptor_ended(woolc_descriptor *c, const woolc_wire *wire) {
  return !wire->is_bad ||
         woolc_descriptor_malformed(c, "its bytes are cut off or no protobuf");
}

const char *woolc_descriptor_copy(woolc_descriptor *c, woolc_text text) {
  return woolc_arena_copy(&c->imp->arena, text.data, text.len);
}

const char *woolc_descriptor_add(woolc_descriptor *c, woolc_descriptor_place at,
                                 woolc_proto_kind kind,
                                 woolc_proto_node **out) {
  *out = woolc_proto_add(&c->imp->arena, at.parent, kind);
  const char *path =
      woolc_arena_printf(&c->imp->arena, "%s%s%u,%zu", at.path,
                         at.path[0] ? "," : "", (unsigned)at.field, at.index);
  woolc_names_add(&c->paths, path, strlen(path))->slot = *out;
  return path;
}

/* What could not have come from a .proto is not believed. */
bool woolc_descriptor_take_name(woolc_descriptor *c, woolc_proto_node *node,
                                woolc_text text) {
  bool ok = text.len > 0 && text.len <= WOOLC_MAX_IDENTIFIER_LEN;
  for (size_t i = 0; i < text.len; i++) {
    const char ch = text.data[i];
    const bool is_letter =
        (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_';
    ok = ok && (is_letter || (i && ch >= '0' && ch <= '9'));
  }
  if (!ok)
    return woolc_descriptor_malformed(
        c, "a name is too long, or not made of letters, digits and '_'");
  node->name = woolc_descriptor_copy(c, text);
  return true;
}

bool woolc_descriptor_has_name(woolc_descriptor *c,
                               const woolc_proto_node *node) {
  return node->name[0] ||
         woolc_descriptor_malformed(c, "something has no name");
}

/* ---- ranges ---- */

/* In messages the end is excluded. */
static bool read_range(woolc_descriptor *c, woolc_proto_node *parent,
                       woolc_proto_kind kind, woolc_text bytes, int excluded) {
  woolc_proto_node *node = woolc_proto_add(&c->imp->arena, parent, kind);
  woolc_proto_reserved *item = woolc_arena_alloc(&c->imp->arena, sizeof *item);
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    if (f.is_bytes)
      continue;
    if (f.number == RANGE_START)
      item->first = (int32_t)f.value;
    else if (f.number == RANGE_END)
      item->last = (int64_t)(int32_t)f.value - excluded;
  }
  node->u.reserved = item;
  return woolc_descriptor_ended(c, &wire);
}

static void read_reserved_name(woolc_descriptor *c, woolc_proto_node *parent,
                               woolc_text name) {
  woolc_proto_node *node =
      woolc_proto_add(&c->imp->arena, parent, WOOLC_PROTO_RESERVED);
  node->u.reserved =
      woolc_arena_alloc(&c->imp->arena, sizeof *node->u.reserved);
  node->u.reserved->name = woolc_descriptor_copy(c, name);
}

/* `reserved` of one kind that follow each other are one. */
static void join_reserved(woolc_proto_node *parent) {
  for (woolc_proto_node *n = parent->first; n && n->next;) {
    woolc_proto_node *next = n->next;
    if (n->kind != WOOLC_PROTO_RESERVED || next->kind != n->kind ||
        !n->u.reserved->name != !next->u.reserved->name) {
      n = next;
      continue;
    }
    woolc_proto_reserved *last =
        n->last_reserved ? n->last_reserved : n->u.reserved;
    last->next = next->u.reserved;
    n->last_reserved = next->u.reserved;
    n->next = next->next;
    if (parent->last == next)
      parent->last = n;
  }
}

/* ---- enums ---- */

static bool read_value(woolc_descriptor *c, woolc_descriptor_place at,
                       woolc_text bytes) {
  woolc_proto_node *node;
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  woolc_descriptor_add(c, at, WOOLC_PROTO_VALUE, &node);
  while (woolc_wire_next(&wire, &f)) {
    if (f.number == VALUE_NUMBER && !f.is_bytes)
      node->u.value.number = (int32_t)f.value;
    else if (f.number == VALUE_NAME && f.is_bytes &&
             !woolc_descriptor_take_name(c, node, f.bytes))
      return false;
    else if (f.number == VALUE_OPTIONS && f.is_bytes &&
             !woolc_proto_read_options(c->imp, node, f.bytes))
      return false;
  }
  return woolc_descriptor_ended(c, &wire) && woolc_descriptor_has_name(c, node);
}

static bool take_enum_part(woolc_descriptor *c, woolc_proto_node *node,
                           const char *path, size_t *n_values,
                           const woolc_wire_field *f) {
  switch (f->number) {
  case ENUM_NAME:
    return woolc_descriptor_take_name(c, node, f->bytes);
  case ENUM_VALUE:
    return read_value(
        c, (woolc_descriptor_place){node, path, ENUM_VALUE, (*n_values)++},
        f->bytes);
  case ENUM_OPTIONS:
    return woolc_proto_read_options(c->imp, node, f->bytes);
  case ENUM_RESERVED:
    return read_range(c, node, WOOLC_PROTO_RESERVED, f->bytes, 0);
  case ENUM_RESERVED_NAME:
    read_reserved_name(c, node, f->bytes);
    return true;
  default:
    return true;
  }
}

static bool read_enum(woolc_descriptor *c, woolc_descriptor_place at,
                      woolc_text bytes) {
  woolc_proto_node *node;
  size_t n_values = 0;
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  const char *path = woolc_descriptor_add(c, at, WOOLC_PROTO_ENUM, &node);
  while (woolc_wire_next(&wire, &f))
    if (f.is_bytes && !take_enum_part(c, node, path, &n_values, &f))
      return false;
  join_reserved(node);
  return woolc_descriptor_ended(c, &wire) && woolc_descriptor_has_name(c, node);
}

/* ---- messages ---- */

static const woolc_proto_node *entry_of(const woolc_proto_node *message,
                                        const woolc_proto_node *field) {
  const char *name = field->u.field.type.name;
  if (field->kind != WOOLC_PROTO_FIELD || !name)
    return NULL;
  const char *dot = strrchr(name, '.');
  for (const woolc_proto_node *n = message->first; n; n = n->next)
    if (n->kind == WOOLC_PROTO_MESSAGE && n->u.is_map_entry &&
        strcmp(n->name, dot ? dot + 1 : name) == 0)
      return n;
  return NULL;
}

/* A field of entries becomes a map, and the entry is no message any more. */
static bool make_maps(woolc_descriptor *c, woolc_proto_node *message) {
  for (woolc_proto_node *n = message->first; n; n = n->next) {
    const woolc_proto_node *entry =
        n->kind == WOOLC_PROTO_FIELD ? entry_of(message, n) : NULL;
    if (!entry)
      continue;
    const woolc_proto_node *key = entry->first;
    const woolc_proto_node *value = key ? key->next : NULL;
    if (!value || key->kind != WOOLC_PROTO_FIELD ||
        value->kind != WOOLC_PROTO_FIELD ||
        key->u.field.type.kind == WOOLC_KIND_NAMED ||
        n->u.field.label != WOOLC_PROTO_REPEATED)
      return woolc_descriptor_malformed(
          c, "the entry of a map is not a key and a value");
    n->u.field.key = key->u.field.type.kind;
    n->u.field.type = value->u.field.type;
    n->u.field.label = WOOLC_PROTO_NO_LABEL;
  }
  return true;
}

static bool read_message(woolc_descriptor *c, woolc_descriptor_place at,
                         woolc_text bytes);

typedef struct message_parts {
  woolc_proto_node *node;
  const char *path;
  woolc_descriptor_oneofs known;
  size_t n_fields;
  size_t n_nested;
  size_t n_enums;
} message_parts;

static bool take_message_part(woolc_descriptor *c, message_parts *m,
                              const woolc_wire_field *f) {
  woolc_proto_node *node = m->node;
  switch (f->number) {
  case MESSAGE_NAME:
    return woolc_descriptor_take_name(c, node, f->bytes);
  case MESSAGE_FIELD:
    return woolc_descriptor_read_field(
        c,
        (woolc_descriptor_place){node, m->path, MESSAGE_FIELD, m->n_fields++},
        &m->known, f->bytes);
  case MESSAGE_NESTED:
    return read_message(
        c,
        (woolc_descriptor_place){node, m->path, MESSAGE_NESTED, m->n_nested++},
        f->bytes);
  case MESSAGE_ENUM:
    return read_enum(
        c, (woolc_descriptor_place){node, m->path, MESSAGE_ENUM, m->n_enums++},
        f->bytes);
  case MESSAGE_EXTENSION_RANGE:
    return read_range(c, node, WOOLC_PROTO_EXTENSIONS, f->bytes, 1);
  case MESSAGE_EXTENSION:
    return woolc_descriptor_read_extension(
        c, (woolc_descriptor_place){node, m->path, MESSAGE_EXTENSION, 0},
        f->bytes);
  case MESSAGE_OPTIONS:
    return woolc_proto_read_options(c->imp, node, f->bytes);
  case MESSAGE_RESERVED:
    return read_range(c, node, WOOLC_PROTO_RESERVED, f->bytes, 1);
  case MESSAGE_RESERVED_NAME:
    read_reserved_name(c, node, f->bytes);
    return true;
  default:
    return true;
  }
}

static bool read_message(woolc_descriptor *c, woolc_descriptor_place at,
                         woolc_text bytes) {
  message_parts m = {0};
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  if (c->depth == WOOLC_MAX_NESTING)
    return woolc_descriptor_malformed(c, "messages are nested too deep");
  m.path = woolc_descriptor_add(c, at, WOOLC_PROTO_MESSAGE, &m.node);
  if (!woolc_descriptor_find_oneofs(c, bytes, &m.known))
    return false;
  c->depth++;
  while (woolc_wire_next(&wire, &f)) {
    if (f.is_bytes && !take_message_part(c, &m, &f))
      return false;
    if (m.node->n_parts > MAX_PARTS)
      return woolc_descriptor_malformed(c, "a message has too many parts");
  }
  c->depth--;
  m.node->u.is_map_entry = woolc_proto_flag(m.node, "map_entry");
  join_reserved(m.node);
  return woolc_descriptor_ended(c, &wire) &&
         woolc_descriptor_has_name(c, m.node) && make_maps(c, m.node);
}

/* ---- services ---- */

static bool take_method_part(woolc_descriptor *c, woolc_proto_node *node,
                             const woolc_wire_field *f) {
  woolc_proto_method *method = &node->u.method;
  switch (f->number) {
  case METHOD_NAME:
    return woolc_descriptor_take_name(c, node, f->bytes);
  case METHOD_INPUT:
    method->request.name = woolc_descriptor_copy(c, f->bytes);
    return true;
  case METHOD_OUTPUT:
    method->response.name = woolc_descriptor_copy(c, f->bytes);
    return true;
  case METHOD_OPTIONS:
    return woolc_proto_read_options(c->imp, node, f->bytes);
  case METHOD_CLIENT_STREAM:
    method->client_streams = f->value != 0;
    return true;
  case METHOD_SERVER_STREAM:
    method->server_streams = f->value != 0;
    return true;
  default:
    return true;
  }
}

static bool read_method(woolc_descriptor *c, woolc_descriptor_place at,
                        woolc_text bytes) {
  woolc_proto_node *node;
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  woolc_descriptor_add(c, at, WOOLC_PROTO_METHOD, &node);
  while (woolc_wire_next(&wire, &f))
    if (f.is_bytes == (f.number <= METHOD_OPTIONS) &&
        !take_method_part(c, node, &f))
      return false;
  if (!woolc_descriptor_ended(c, &wire) || !woolc_descriptor_has_name(c, node))
    return false;
  return (node->u.method.request.name && node->u.method.response.name) ||
         woolc_descriptor_malformed(c,
                                    "a method has no request or no response");
}

static bool read_service(woolc_descriptor *c, woolc_descriptor_place at,
                         woolc_text bytes) {
  woolc_proto_node *node;
  size_t n = 0;
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  const char *path = woolc_descriptor_add(c, at, WOOLC_PROTO_SERVICE, &node);
  while (woolc_wire_next(&wire, &f)) {
    if (!f.is_bytes)
      continue;
    if (f.number == SERVICE_NAME &&
        !woolc_descriptor_take_name(c, node, f.bytes))
      return false;
    if (f.number == SERVICE_METHOD &&
        !read_method(c,
                     (woolc_descriptor_place){node, path, SERVICE_METHOD, n++},
                     f.bytes))
      return false;
    if (f.number == SERVICE_OPTIONS &&
        !woolc_proto_read_options(c->imp, node, f.bytes))
      return false;
  }
  return woolc_descriptor_ended(c, &wire) && woolc_descriptor_has_name(c, node);
}

/* ---- files ---- */

static void add_import(woolc_descriptor *c, woolc_text name) {
  woolc_proto_import *import =
      woolc_arena_alloc(&c->imp->arena, sizeof *import);
  import->name = woolc_descriptor_copy(c, name);
  c->file->n_imports++;
  woolc_proto_add_import(c->file, import);
}

static bool mark_import(woolc_descriptor *c, uint64_t index, bool is_public) {
  woolc_proto_import *import = c->file->imports;
  if (c->n_marks++ > 2 * WOOLC_MAX_IMPORTS)
    return woolc_descriptor_malformed(c, "it has too many imports");
  for (uint64_t i = 0; import && i < index; i++)
    import = import->next;
  if (!import)
    return woolc_descriptor_malformed(
        c, "an import that is not there is public or weak");
  if (is_public)
    import->is_public = true;
  else
    import->is_weak = true;
  return true;
}

/* Packed or not. */
static bool mark_imports(woolc_descriptor *c, const woolc_wire_field *f) {
  const bool is_public = f->number == FILE_PUBLIC;
  uint64_t index = 0;
  if (!f->is_bytes)
    return mark_import(c, f->value, is_public);
  woolc_wire wire = woolc_wire_of(f->bytes);
  while (wire.at < wire.end)
    if (!woolc_wire_varint(&wire, &index) || !mark_import(c, index, is_public))
      return woolc_descriptor_ended(c, &wire) && false;
  return true;
}

static bool take_syntax(woolc_descriptor *c, woolc_text syntax) {
  if (syntax.len == 6 && memcmp(syntax.data, "proto3", 6) == 0) {
    c->file->syntax = WOOLC_PROTO_3;
    return true;
  }
  if (syntax.len == 6 && memcmp(syntax.data, "proto2", 6) == 0)
    return true;
  woolc_proto_say(c->imp, WOOLC_W0601, &c->file->root, (woolc_range){0},
                  "unknown syntax \"%s\": proto2 and proto3 are read",
                  woolc_descriptor_copy(c, syntax));
  return false;
}

/* What the parts need to know before they are read. */
static bool take_head(woolc_descriptor *c, const woolc_wire_field *f) {
  switch (f->number) {
  case FILE_PACKAGE:
    c->file->package = f->is_bytes ? woolc_descriptor_copy(c, f->bytes) : "";
    return woolc_proto_is_package(c->file->package) ||
           woolc_descriptor_malformed(c, "its package is too long");
  case FILE_DEPENDENCY:
    if (f->is_bytes)
      add_import(c, f->bytes);
    return c->file->n_imports <= WOOLC_MAX_IMPORTS ||
           woolc_descriptor_malformed(c, "it has too many imports");
  case FILE_SYNTAX:
    return !f->is_bytes || take_syntax(c, f->bytes);
  default:
    return true;
  }
}

typedef struct counts {
  size_t n_messages;
  size_t n_enums;
  size_t n_services;
} counts;

static bool take_part(woolc_descriptor *c, counts *n,
                      const woolc_wire_field *f) {
  woolc_proto_node *root = &c->file->root;
  if (f->number == FILE_PUBLIC || f->number == FILE_WEAK)
    return mark_imports(c, f);
  if (!f->is_bytes)
    return true;
  switch (f->number) {
  case FILE_MESSAGE:
    return read_message(
        c, (woolc_descriptor_place){root, "", FILE_MESSAGE, n->n_messages++},
        f->bytes);
  case FILE_ENUM:
    return read_enum(
        c, (woolc_descriptor_place){root, "", FILE_ENUM, n->n_enums++},
        f->bytes);
  case FILE_SERVICE:
    return read_service(
        c, (woolc_descriptor_place){root, "", FILE_SERVICE, n->n_services++},
        f->bytes);
  case FILE_EXTENSION:
    return woolc_descriptor_read_extension(
        c, (woolc_descriptor_place){root, "", FILE_EXTENSION, 0}, f->bytes);
  case FILE_OPTIONS:
    return woolc_proto_read_options(c->imp, root, f->bytes);
  default:
    return true;
  }
}

static bool each(woolc_descriptor *c, woolc_text bytes, counts *n) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f))
    if (n ? !take_part(c, n, &f) : !take_head(c, &f))
      return false;
  return woolc_descriptor_ended(c, &wire);
}

static bool read_info(woolc_descriptor *c, woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f))
    if (f.number == FILE_SOURCE_INFO && f.is_bytes &&
        !woolc_proto_read_comments(c->imp, &c->paths, f.bytes))
      return woolc_descriptor_malformed(c, "its comments cannot be read");
  return true;
}

bool woolc_proto_read_file(woolc_importer *imp, woolc_proto_file *file,
                           woolc_text bytes) {
  woolc_descriptor c = {.imp = imp, .file = file};
  counts n = {0};
  woolc_names_init(&c.paths, &imp->arena);
  woolc_names_add(&c.paths, "2", 1)->slot = &file->root;
  file->syntax = WOOLC_PROTO_2;
  return each(&c, bytes, NULL) && each(&c, bytes, &n) && read_info(&c, bytes);
}
