/* The descriptor of a file: google.protobuf.FileDescriptorProto of the .proto
 * that it would become, byte for byte as protoc makes it, without comments. */
#include <string.h>

#include "codegen/c_names.h"
#include "codegen/emit.h"

/* Field numbers of google/protobuf/descriptor.proto. */
enum {
  SET_FILE = 1,
  FILE_NAME = 1,
  FILE_PACKAGE = 2,
  FILE_DEPENDENCY = 3,
  FILE_MESSAGE = 4,
  FILE_ENUM = 5,
  FILE_SERVICE = 6,
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
  FIELD_ONEOF_INDEX = 9,
  FIELD_JSON_NAME = 10,
  FIELD_PROTO3_OPTIONAL = 17,
  OPTIONS_MAP_ENTRY = 7,
  ENUM_NAME = 1,
  ENUM_VALUE = 2,
  VALUE_NAME = 1,
  VALUE_NUMBER = 2,
  ONEOF_NAME = 1,
  RANGE_START = 1,
  RANGE_END = 2,
  SERVICE_NAME = 1,
  SERVICE_METHOD = 2,
  METHOD_NAME = 1,
  METHOD_INPUT = 2,
  METHOD_OUTPUT = 3,
  METHOD_CLIENT_STREAM = 5,
  METHOD_SERVER_STREAM = 6
};

enum {
  LABEL_OPTIONAL = 1,
  LABEL_REPEATED = 3,
  TYPE_MESSAGE = 11,
  TYPE_ENUM = 14
};

/* ---- protobuf ---- */

static void put_varint(woolc_printer *out, uint64_t value) {
  char bytes[10];
  size_t len = 0;
  do {
    bytes[len++] = (char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>= 7;
  } while (value);
  woolc_print_bytes(out, bytes, len);
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

static woolc_printer begin(const woolc_printer *out) {
  woolc_printer part;
  woolc_printer_init(&part, out->arena);
  return part;
}

static void put_part(woolc_printer *out, uint32_t field,
                     const woolc_printer *part) {
  put_bytes(out, field, part->len ? part->data : "", part->len);
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

static void put_field(woolc_printer *out, const woolc_message *message,
                      const woolc_field *f, int64_t *n_optional) {
  woolc_printer part = begin(out);
  const bool repeated = f->label == WOOLC_LABEL_REPEATED;
  const bool optional = f->label == WOOLC_LABEL_OPTIONAL;
  put_text(&part, FIELD_NAME, f->name->text);
  put_number(&part, FIELD_NUMBER, f->number);
  put_number(&part, FIELD_LABEL, repeated ? LABEL_REPEATED : LABEL_OPTIONAL);
  put_type(&part, &f->type);
  if (optional || f->oneof)
    put_number(&part, FIELD_ONEOF_INDEX,
               oneof_index(message, f) + (optional ? (*n_optional)++ : 0));
  put_text(&part, FIELD_JSON_NAME, json_name(out->arena, f->name->text));
  if (optional)
    put_number(&part, FIELD_PROTO3_OPTIONAL, 1);
  put_part(out, MESSAGE_FIELD, &part);
}

static void put_enum(woolc_printer *out, uint32_t field, const woolc_enum *e) {
  woolc_printer part = begin(out);
  put_text(&part, ENUM_NAME, e->decl.name->text);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    woolc_printer value = begin(out);
    put_text(&value, VALUE_NAME, decl->name->text);
    put_number(&value, VALUE_NUMBER, woolc_as_enum_value(decl)->number);
    put_part(&part, ENUM_VALUE, &value);
  }
  put_part(out, field, &part);
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

static void put_reserved(woolc_printer *out, const woolc_message *message) {
  for (const woolc_reserved *r = message->reserved; r; r = r->next) {
    if (r->name)
      continue;
    woolc_printer range = begin(out);
    put_number(&range, RANGE_START, (int64_t)r->first);
    put_number(&range, RANGE_END, (int64_t)r->last + 1);
    put_part(out, MESSAGE_RESERVED, &range);
  }
  for (const woolc_reserved *r = message->reserved; r; r = r->next)
    if (r->name)
      put_text(out, MESSAGE_RESERVED_NAME, r->name->text);
}

static void put_message(woolc_printer *out, uint32_t field,
                        woolc_message *message) {
  woolc_printer part = begin(out);
  int64_t n_optional = 0;
  put_text(&part, MESSAGE_NAME, message->decl.name->text);
  for (const woolc_field *f = message->fields; f; f = f->next)
    put_field(&part, message, f, &n_optional);
  for (woolc_decl *decl = message->nested; decl; decl = decl->next)
    if (woolc_as_message(decl))
      put_message(&part, MESSAGE_NESTED, woolc_as_message(decl));
  for (woolc_decl *decl = message->nested; decl; decl = decl->next)
    if (woolc_as_enum(decl))
      put_enum(&part, MESSAGE_ENUM, woolc_as_enum(decl));
  if (message->map) {
    woolc_printer options = begin(out);
    put_number(&options, OPTIONS_MAP_ENTRY, 1);
    put_part(&part, MESSAGE_OPTIONS, &options);
  }
  for (const woolc_decl *decl = message->oneofs; decl; decl = decl->next) {
    woolc_printer oneof = begin(out);
    put_text(&oneof, ONEOF_NAME, decl->name->text);
    put_part(&part, MESSAGE_ONEOF, &oneof);
  }
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (f->label != WOOLC_LABEL_OPTIONAL)
      continue;
    woolc_printer oneof = begin(out);
    put_text(&oneof, ONEOF_NAME, oneof_name(out->arena, message, f));
    put_part(&part, MESSAGE_ONEOF, &oneof);
  }
  put_reserved(&part, message);
  put_part(out, field, &part);
}

static void put_service(woolc_printer *out, const woolc_service *service) {
  woolc_printer part = begin(out);
  put_text(&part, SERVICE_NAME, service->decl.name->text);
  for (woolc_decl *decl = service->routines; decl; decl = decl->next) {
    const woolc_routine *r = woolc_as_routine(decl);
    woolc_printer method = begin(out);
    put_text(&method, METHOD_NAME, decl->name->text);
    put_text(&method, METHOD_INPUT,
             reference(out->arena, &r->request.message->decl));
    put_text(&method, METHOD_OUTPUT,
             reference(out->arena, &r->response.message->decl));
    if (r->request.is_stream)
      put_number(&method, METHOD_CLIENT_STREAM, 1);
    if (r->response.is_stream)
      put_number(&method, METHOD_SERVER_STREAM, 1);
    put_part(&part, SERVICE_METHOD, &method);
  }
  put_part(out, FILE_SERVICE, &part);
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
  put_text(out, FILE_SYNTAX, "proto3");
}

void woolc_emit_descriptor_set_file(woolc_printer *out, woolc_file *file) {
  woolc_printer part = begin(out);
  woolc_emit_descriptor(&part, file);
  put_part(out, SET_FILE, &part);
}
