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

static void put_options(woolc_printer *out, uint32_t field,
                        const woolc_printer *options) {
  if (options->len)
    put_part(out, field, options);
}

/* Options that are one flag. */
static void put_flag(woolc_printer *out, uint32_t field, uint32_t option,
                     bool is_set) {
  woolc_printer options = begin(out);
  if (is_set)
    put_number(&options, option, 1);
  put_options(out, field, &options);
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
  woolc_printer options = begin(out);
  if (!x)
    return;
  if (message->decl.file->is_proto2 && x->has_default) {
    const woolc_text text =
        woolc_proto_default(out->arena, &f->type, &x->standard);
    put_bytes(out, FIELD_DEFAULT, text.data ? text.data : "", text.len);
  }
  if (x->has_packed)
    put_number(&options, FIELD_OPTIONS_PACKED, x->is_packed);
  if (x->is_deprecated)
    put_number(&options, FIELD_OPTIONS_DEPRECATED, 1);
  put_options(out, FIELD_OPTIONS, &options);
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
  woolc_printer part = begin(out);
  const bool optional = is_optional3(message, f);
  put_text(&part, FIELD_NAME, f->name->text);
  put_number(&part, FIELD_NUMBER, f->number);
  put_number(&part, FIELD_LABEL, label_of(message, f));
  put_type(&part, &f->type);
  put_field_options(&part, message, f);
  if (optional || f->oneof)
    put_number(&part, FIELD_ONEOF_INDEX,
               oneof_index(message, f) + (optional ? (*n_optional)++ : 0));
  put_text(&part, FIELD_JSON_NAME,
           f->extra && f->extra->json_name
               ? f->extra->json_name
               : json_name(out->arena, f->name->text));
  if (optional)
    put_number(&part, FIELD_PROTO3_OPTIONAL, 1);
  put_part(out, MESSAGE_FIELD, &part);
}

/* `beyond` is what the end of a range lies behind its last number: in a message
 * 1, in an enum 0. */
static void put_reserved(woolc_printer *out, const woolc_reserved *reserved,
                         uint32_t number, uint32_t name, int64_t beyond) {
  for (const woolc_reserved *r = reserved; r; r = r->next) {
    if (r->name)
      continue;
    woolc_printer range = begin(out);
    put_number(&range, RANGE_START, r->first);
    put_number(&range, RANGE_END, r->last + beyond);
    put_part(out, number, &range);
  }
  for (const woolc_reserved *r = reserved; r; r = r->next)
    if (r->name)
      put_text(out, name, r->name->text);
}

static void put_enum(woolc_printer *out, uint32_t field, const woolc_enum *e) {
  woolc_printer part = begin(out);
  put_text(&part, ENUM_NAME, e->decl.name->text);
  for (woolc_decl *decl = e->values; decl; decl = decl->next) {
    woolc_printer value = begin(out);
    put_text(&value, VALUE_NAME, decl->name->text);
    put_number(&value, VALUE_NUMBER, woolc_as_enum_value(decl)->number);
    put_flag(&value, VALUE_OPTIONS, VALUE_OPTIONS_DEPRECATED,
             woolc_as_enum_value(decl)->is_deprecated);
    put_part(&part, ENUM_VALUE, &value);
  }
  woolc_printer options = begin(out);
  if (e->allows_alias)
    put_number(&options, ENUM_OPTIONS_ALLOW_ALIAS, 1);
  if (e->is_deprecated)
    put_number(&options, ENUM_OPTIONS_DEPRECATED, 1);
  put_options(&part, ENUM_OPTIONS, &options);
  put_reserved(&part, e->reserved, ENUM_RESERVED, ENUM_RESERVED_NAME, 0);
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
  woolc_printer options = begin(out);
  if (message->is_deprecated)
    put_number(&options, OPTIONS_DEPRECATED, 1);
  if (message->map)
    put_number(&options, OPTIONS_MAP_ENTRY, 1);
  put_options(&part, MESSAGE_OPTIONS, &options);
  for (const woolc_decl *decl = message->oneofs; decl; decl = decl->next) {
    woolc_printer oneof = begin(out);
    put_text(&oneof, ONEOF_NAME, decl->name->text);
    put_part(&part, MESSAGE_ONEOF, &oneof);
  }
  for (const woolc_field *f = message->fields; f; f = f->next) {
    if (!is_optional3(message, f))
      continue;
    woolc_printer oneof = begin(out);
    put_text(&oneof, ONEOF_NAME, oneof_name(out->arena, message, f));
    put_part(&part, MESSAGE_ONEOF, &oneof);
  }
  put_reserved(&part, message->reserved, MESSAGE_RESERVED,
               MESSAGE_RESERVED_NAME, 1);
  put_part(out, field, &part);
}

static void put_method_options(woolc_printer *out, const woolc_routine *r) {
  woolc_printer options = begin(out);
  if (r->is_deprecated)
    put_number(&options, METHOD_OPTIONS_DEPRECATED, 1);
  if (r->is_idempotent || r->has_no_side_effects)
    put_number(&options, METHOD_OPTIONS_IDEMPOTENCY,
               r->is_idempotent ? IDEMPOTENT : NO_SIDE_EFFECTS);
  put_options(out, METHOD_OPTIONS, &options);
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
    put_method_options(&method, r);
    if (r->request.is_stream)
      put_number(&method, METHOD_CLIENT_STREAM, 1);
    if (r->response.is_stream)
      put_number(&method, METHOD_SERVER_STREAM, 1);
    put_part(&part, SERVICE_METHOD, &method);
  }
  put_flag(&part, SERVICE_OPTIONS, SERVICE_OPTIONS_DEPRECATED,
           service->is_deprecated);
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

/* In the order of their numbers, as protobuf writes them. */
static void put_file_options(woolc_printer *out, const woolc_file *file) {
  woolc_printer options = begin(out);
  size_t count = 0;
  const woolc_file_option *known = woolc_file_options(&count);
  for (size_t i = 0; i < count; i++) {
    const woolc_option *o = woolc_file_option_given(file, known[i].name);
    if (!o)
      continue;
    const woolc_literal *value = &o->value;
    switch (known[i].kind) {
    case WOOLC_FILE_OPTION_STRING:
      put_bytes(&options, known[i].number, value->text.data, value->text.len);
      break;
    case WOOLC_FILE_OPTION_BOOL:
      put_number(&options, known[i].number, woolc_option_is_set(o));
      break;
    case WOOLC_FILE_OPTION_OPTIMIZE:
      put_number(&options, known[i].number,
                 woolc_optimize_mode(value->name->text));
      break;
    }
  }
  put_options(out, FILE_OPTIONS, &options);
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
  woolc_printer part = begin(out);
  woolc_emit_descriptor(&part, file);
  put_part(out, SET_FILE, &part);
}
