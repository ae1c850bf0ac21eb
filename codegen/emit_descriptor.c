/* The descriptor of a file: google.protobuf.FileDescriptorProto of the .proto
 * that it would become, byte for byte as protoc makes it, without comments. */
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"
#include "codegen/proto_values.h"
#include "idl/file_options.h"

/* Field numbers of google/protobuf/descriptor.proto. */
enum {
  SET_FILE = 1,
  FILE_NAME = 1,
  FILE_PACKAGE = 2,
  FILE_DEPENDENCY = 3,
  FILE_MESSAGE = 4,
  FILE_ENUM = 5,
  FILE_SERVICE = 6,
  FILE_OPTIONS = 8,
  FILE_PUBLIC_DEPENDENCY = 10,
  FILE_SYNTAX = 12,
  MESSAGE_NAME = 1,
  MESSAGE_FIELD = 2,
  MESSAGE_NESTED = 3,
  MESSAGE_ENUM = 4,
  MESSAGE_OPTIONS = 7,
  MESSAGE_ONEOF = 8,
  MESSAGE_RESERVED = 9,
  MESSAGE_RESERVED_NAME = 10,
  FIELD_NAME = 1,
  FIELD_NUMBER = 3,
  FIELD_LABEL = 4,
  FIELD_TYPE = 5,
  FIELD_TYPE_NAME = 6,
  FIELD_DEFAULT = 7,
  FIELD_OPTIONS = 8,
  FIELD_ONEOF_INDEX = 9,
  FIELD_JSON_NAME = 10,
  FIELD_PROTO3_OPTIONAL = 17,
  FIELD_OPTIONS_PACKED = 2,
  FIELD_OPTIONS_DEPRECATED = 3,
  OPTIONS_DEPRECATED = 3, /* of a message */
  OPTIONS_MAP_ENTRY = 7,
  ENUM_NAME = 1,
  ENUM_VALUE = 2,
  ENUM_OPTIONS = 3,
  ENUM_RESERVED = 4,
  ENUM_RESERVED_NAME = 5,
  ENUM_OPTIONS_ALLOW_ALIAS = 2,
  ENUM_OPTIONS_DEPRECATED = 3,
  VALUE_OPTIONS = 3,
  VALUE_OPTIONS_DEPRECATED = 1,
  VALUE_NAME = 1,
  VALUE_NUMBER = 2,
  ONEOF_NAME = 1,
  RANGE_START = 1,
  RANGE_END = 2,
  SERVICE_NAME = 1,
  SERVICE_METHOD = 2,
  SERVICE_OPTIONS = 3,
  SERVICE_OPTIONS_DEPRECATED = 33,
  METHOD_NAME = 1,
  METHOD_INPUT = 2,
  METHOD_OUTPUT = 3,
  METHOD_OPTIONS = 4,
  METHOD_OPTIONS_DEPRECATED = 33,
  METHOD_OPTIONS_IDEMPOTENCY = 34,
  METHOD_CLIENT_STREAM = 5,
  METHOD_SERVER_STREAM = 6
};

enum {
  LABEL_OPTIONAL = 1,
  LABEL_REQUIRED = 2,
  LABEL_REPEATED = 3,
  NO_SIDE_EFFECTS = 1,
  IDEMPOTENT = 2,
  TYPE_MESSAGE = 11,
  TYPE_ENUM = 14
};

/* ---- protobuf ---- */

static size_t varint(char *bytes, uint64_t value) {
  size_t len = 0;
  do {
    bytes[len++] = (char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>= 7;
  } while (value);
  return len;
}

static void put_varint(woolc_printer *out, uint64_t value) {
  char bytes[10];
  woolc_print_bytes(out, bytes, varint(bytes, value));
}

static void put_number(woolc_printer *out, uint32_t field, int64_t value) {
  put_varint(out, (uint64_t)field << 3);
  put_varint(out, (uint64_t)value);
}

static void put_bytes(woolc_printer *out, uint32_t field, const char *data,
                      size_t len) {
  put_varint(out, (uint64_t)field << 3 | 2);
  put_varint(out, len);
  woolc_print_bytes(out, data, len);
}

static void put_text(woolc_printer *out, uint32_t field, const char *text) {
  put_bytes(out, field, text, strlen(text));
}

/* A part that is a message: its length is put before it when it is known. */
typedef struct span {
  size_t tag; /* where it begins in the text */
  size_t begin;
} span;

static span begin(woolc_printer *out, uint32_t field) {
  span p = {out->len, 0};
  put_varint(out, (uint64_t)field << 3 | 2);
  p.begin = out->len;
  return p;
}

static void end(woolc_printer *out, span p) {
  char bytes[10];
  const size_t n = varint(bytes, out->len - p.begin);
  memcpy(woolc_printer_insert(out, p.begin, n), bytes, n);
}

/* Options are there if there is one. */
static void end_options(woolc_printer *out, span p) {
  if (out->len == p.begin)
    out->len = p.tag;
  else
    end(out, p);
}

/* Options that are one flag. */
static void put_flag(woolc_printer *out, uint32_t field, uint32_t option,
                     bool is_set) {
  const span options = begin(out, field);
  if (is_set)
    put_number(out, option, 1);
  end_options(out, options);
}

/* ---- the parts ---- */

/* protobuf's lowerCamelCase. */
static const char *json_name(woolc_arena *arena, const char *name) {
  char *json = woolc_arena_copy(arena, name, strlen(name)), *to = json;
  bool raise = false;
  for (const char *at = name; *at; at++) {
    if (*at == '_') {
      raise = true;
      continue;
    }
    *to++ = (char)(raise && *at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    raise = false;
  }
  *to = '\0';
  return json;
}

static const char *reference(woolc_arena *arena, const woolc_decl *decl) {
  return woolc_arena_printf(arena, ".%s", decl->full_name->text);
}

static void put_type(woolc_printer *out, const woolc_type *type) {
  switch (type->kind) {
  case WOOLC_KIND_MESSAGE:
    put_number(out, FIELD_TYPE, TYPE_MESSAGE);
    put_text(out, FIELD_TYPE_NAME, reference(out->arena, &type->message->decl));
    break;
  case WOOLC_KIND_ENUM:
    put_number(out, FIELD_TYPE, TYPE_ENUM);
    put_text(out, FIELD_TYPE_NAME,
             reference(out->arena, &type->enumeration->decl));
    break;
  case WOOLC_KIND_TOKEN:
    put_number(out, FIELD_TYPE, TYPE_MESSAGE);
    put_text(out, FIELD_TYPE_NAME, ".wool.Token");
    break;
  default: /* scalars have protobuf's numbers */
    put_number(out, FIELD_TYPE, type->kind);
    break;
  }
}

/* Oneofs that are written come before those that are made for `optional`. */
static int64_t oneof_index(const woolc_message *message,
                           const woolc_field *field) {
  int64_t i = 0;
  for (const woolc_decl *decl = message->oneofs; decl; decl = decl->next, i++)
    if (field->oneof && decl == &field->oneof->decl)
      break;
  return i;
}

static void put_field_options(woolc_printer *out, const woolc_message *message,
                              const woolc_field *f) {
  const woolc_extra *x = f->extra;
  if (!x)
    return;
  if (message->decl.file->is_proto2 && x->has_default) {
    const woolc_text text =
        woolc_proto_default(out->arena, &f->type, &x->standard);
    put_bytes(out, FIELD_DEFAULT, text.data ? text.data : "", text.len);
  }
  const span options = begin(out, FIELD_OPTIONS);
  if (x->has_packed)
    put_number(out, FIELD_OPTIONS_PACKED, x->is_packed);
  if (x->is_deprecated)
    put_number(out, FIELD_OPTIONS_DEPRECATED, 1);
  end_options(out, options);
}

static int64_t label_of(const woolc_message *message, const woolc_field *f) {
  return f->label == WOOLC_LABEL_REPEATED ? LABEL_REPEATED
         : message->decl.file->is_proto2 && woolc_is_required(f)
             ? LABEL_REQUIRED
             : LABEL_OPTIONAL;
}

/* A field whose presence proto3 has to tell by a oneof of its own. */
static bool is_optional3(const woolc_message *message, const woolc_field *f) {
  return f->label == WOOLC_LABEL_OPTIONAL && !message->decl.file->is_proto2;
}

static void put_field(woolc_printer *out, const woolc_message *message,
                      const woolc_field *f, int64_t *n_optional) {
  const span part = begin(out, MESSAGE_FIELD);
  const bool optional = is_optional3(message, f);
  put_text(out, FIELD_NAME, f->name->text);
  put_number(out, FIELD_NUMBER, f->number);
  put_number(out, FIELD_LABEL, label_of(message, f));
  put_type(out, &f->type);
  put_field_options(out, message, f);
  if (optional || f->oneof)
    put_number(out, FIELD_ONEOF_INDEX,
               oneof_index(message, f) + (optional ? (*n_optional)++ : 0));
  put_text(out, FIELD_JSON_NAME,
           f->extra && f->extra->json_name
               ? f->extra->json_name
               : json_name(out->arena, f->name->text));
  if (optional)
    put_number(out, FIELD_PROTO3_OPTIONAL, 1);
  end(out, part);
}

/* `beyond` is what the end of a range lies behind its last number: in a message
 * 1, in an enum 0. */
static void put_reserved(woolc_printer *out, const woolc_reserved *reserved,
                         uint32_t number, uint32_t name, int64_t beyond) {
  for (const woolc_reserved *r = reserved; r; r = r->next) {
    if (r->name)
      continue;
    const span range = begin(out, number);
    put_number(out, RANGE_START, r->first);
    put_number(out, RANGE_END, r->last + beyond);
    end(out, range);
  }
  for (const woolc_reserved *r = reserved; r; r = r->next)
    if (r->name)
      put_bytes(out, name, r->name->text, r->name->len);
}

static void put_enum(woolc_printer *out, uint32_t field, const woolc_enum *e) {
  const span part = begin(out, field);
  put_text(out, ENUM_NAME, e->decl.name->text);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    const span value = begin(out, ENUM_VALUE);
    put_text(out, VALUE_NAME, decl->name->text);
    put_number(out, VALUE_NUMBER, woolc_as_enum_value(decl)->number);
    put_flag(out, VALUE_OPTIONS, VALUE_OPTIONS_DEPRECATED,
             woolc_as_enum_value(decl)->is_deprecated);
    end(out, value);
  }
  const span options = begin(out, ENUM_OPTIONS);
  if (e->allows_alias)
    put_number(out, ENUM_OPTIONS_ALLOW_ALIAS, 1);
  if (e->is_deprecated)
    put_number(out, ENUM_OPTIONS_DEPRECATED, 1);
  end_options(out, options);
  put_reserved(out, e->reserved, ENUM_RESERVED, ENUM_RESERVED_NAME, 0);
  end(out, part);
}

/* What protoc makes of `optional`: a oneof of one. It may not have the name of
 * a field, so there are as many X in front as it takes. */
static const char *oneof_name(woolc_arena *arena, const woolc_message *message,
                              const woolc_field *of) {
  const char *name = woolc_arena_printf(arena, "_%s", of->name->text);
  for (const woolc_field *f = message->fields; f; f = f->next)
    if (strcmp(f->name->text, name) == 0) {
      name = woolc_arena_printf(arena, "X%s", name);
      f = message->fields;
    }
  return name;
}

static void put_message(woolc_printer *out, uint32_t field,
                        woolc_message *message) {
  const span part = begin(out, field);
  int64_t n_optional = 0;
  put_text(out, MESSAGE_NAME, message->decl.name->text);
  for (const woolc_field *f = message->fields; f; f = f->next)
    put_field(out, message, f, &n_optional);
  for (woolc_decl *decl = message->nested; decl; decl = decl->next)
    if (woolc_as_message(decl))
      put_message(out, MESSAGE_NESTED, woolc_as_message(decl));
  for (woolc_decl *decl = message->nested; decl; decl = decl->next)
    if (woolc_as_enum(decl))
      put_enum(out, MESSAGE_ENUM, woolc_as_enum(decl));
  const span options = begin(out, MESSAGE_OPTIONS);
  if (message->is_deprecated)
    put_number(out, OPTIONS_DEPRECATED, 1);
  if (message->map)
    put_number(out, OPTIONS_MAP_ENTRY, 1);
  end_options(out, options);
  for (const woolc_decl *decl = message->oneofs; decl; decl = decl->next) {
    const span oneof = begin(out, MESSAGE_ONEOF);
    put_text(out, ONEOF_NAME, decl->name->text);
    end(out, oneof);
  }
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (!is_optional3(message, f))
      continue;
    const span oneof = begin(out, MESSAGE_ONEOF);
    put_text(out, ONEOF_NAME, oneof_name(out->arena, message, f));
    end(out, oneof);
  }
  put_reserved(out, message->reserved, MESSAGE_RESERVED, MESSAGE_RESERVED_NAME,
               1);
  end(out, part);
}

static void put_method_options(woolc_printer *out, const woolc_routine *r) {
  const span options = begin(out, METHOD_OPTIONS);
  if (r->is_deprecated)
    put_number(out, METHOD_OPTIONS_DEPRECATED, 1);
  if (r->is_idempotent || r->has_no_side_effects)
    put_number(out, METHOD_OPTIONS_IDEMPOTENCY,
               r->is_idempotent ? IDEMPOTENT : NO_SIDE_EFFECTS);
  end_options(out, options);
}

static void put_service(woolc_printer *out, const woolc_service *service) {
  const span part = begin(out, FILE_SERVICE);
  put_text(out, SERVICE_NAME, service->decl.name->text);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    const woolc_routine *r = woolc_as_routine(decl);
    const span method = begin(out, SERVICE_METHOD);
    put_text(out, METHOD_NAME, decl->name->text);
    put_text(out, METHOD_INPUT,
             reference(out->arena, &r->request.message->decl));
    put_text(out, METHOD_OUTPUT,
             reference(out->arena, &r->response.message->decl));
    put_method_options(out, r);
    if (r->request.is_stream)
      put_number(out, METHOD_CLIENT_STREAM, 1);
    if (r->response.is_stream)
      put_number(out, METHOD_SERVER_STREAM, 1);
    end(out, method);
  }
  put_flag(out, SERVICE_OPTIONS, SERVICE_OPTIONS_DEPRECATED,
           service->is_deprecated);
  end(out, part);
}

/* ---- the file ---- */

static void put_made(void *user_data, woolc_message *message) {
  if (message->routine && woolc_has_proto(message->routine->service))
    put_message(user_data, FILE_MESSAGE, message);
}

static void put_declared(woolc_printer *out, woolc_file *file) {
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_message(decl))
      put_message(out, FILE_MESSAGE, woolc_as_message(decl));
  woolc_file_each_message(file, put_made, out);
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_enum(decl))
      put_enum(out, FILE_ENUM, woolc_as_enum(decl));
  for (woolc_decl *decl = file->decls; decl; decl = decl->next)
    if (woolc_as_service(decl) && woolc_has_proto(woolc_as_service(decl)))
      put_service(out, woolc_as_service(decl));
}

/* In the order of their numbers, as protobuf writes them. */
static void put_file_options(woolc_printer *out, const woolc_file *file) {
  const span options = begin(out, FILE_OPTIONS);
  size_t count = 0;
  const woolc_file_option *known = woolc_file_options(&count);
  for (size_t i = 0; i < count; i++) {
    const woolc_option *o = woolc_file_option_given(file, known[i].name);
    if (!o)
      continue;
    const woolc_literal *value = &o->value;
    switch (known[i].kind) {
    case WOOLC_FILE_OPTION_STRING:
      put_bytes(out, known[i].number, value->text.data, value->text.len);
      break;
    case WOOLC_FILE_OPTION_BOOL:
      put_number(out, known[i].number, woolc_option_is_set(o));
      break;
    case WOOLC_FILE_OPTION_OPTIMIZE:
      put_number(out, known[i].number, woolc_optimize_mode(value->name->text));
      break;
    }
  }
  end_options(out, options);
}

static bool is_public(woolc_arena *arena, const woolc_file *file,
                      const char *proto) {
  for (const woolc_import *i = file->imports; i; i = i->next)
    if (i->is_public && i->file &&
        strcmp(
            woolc_arena_printf(arena, "%s.proto", woolc_stem(arena, i->file)),
            proto) == 0)
      return true;
  return false;
}

void woolc_emit_descriptor(woolc_printer *out, woolc_file *file) {
  woolc_list imports;
  woolc_list_init(&imports, out->arena);
  woolc_list_proto_imports(&imports, file);
  put_text(
      out, FILE_NAME,
      woolc_arena_printf(out->arena, "%s.proto", woolc_stem(out->arena, file)));
  put_text(out, FILE_PACKAGE, file->package->text);
  for (size_t i = 0; i < imports.count; i++)
    put_text(out, FILE_DEPENDENCY, imports.items[i]);
  put_declared(out, file);
  put_file_options(out, file);
  for (size_t i = 0; i < imports.count; i++)
    if (is_public(out->arena, file, imports.items[i]))
      put_number(out, FILE_PUBLIC_DEPENDENCY, (int64_t)i);
  if (!file->is_proto2)
    put_text(out, FILE_SYNTAX, "proto3");
}

void woolc_emit_descriptor_set_file(woolc_printer *out, woolc_file *file) {
  const span part = begin(out, SET_FILE);
  woolc_emit_descriptor(out, file);
  end(out, part);
}
