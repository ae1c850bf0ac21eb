/* Descriptors: fields, oneofs and extensions. */
#include <string.h>

#include "idl/limits.h"
#include "idl/proto/descriptor_parts.h"

/* Field numbers of google/protobuf/descriptor.proto. */
enum {
  MESSAGE_ONEOF = 8,
  FIELD_NAME = 1,
  FIELD_EXTENDEE = 2,
  FIELD_NUMBER = 3,
  FIELD_LABEL = 4,
  FIELD_TYPE = 5,
  FIELD_TYPE_NAME = 6,
  FIELD_DEFAULT = 7,
  FIELD_OPTIONS = 8,
  FIELD_ONEOF_INDEX = 9,
  FIELD_JSON_NAME = 10,
  FIELD_PROTO3_OPTIONAL = 17,
  ONEOF_NAME = 1,
  ONEOF_OPTIONS = 2,
  TYPE_GROUP = 10,
  TYPE_MESSAGE = 11,
  TYPE_ENUM = 14,
  TYPE_LAST = 18
};

typedef struct field_parts {
  woolc_text default_value;
  bool has_default;
  bool is_proto3_optional;
  bool has_oneof;
  uint64_t oneof;
  woolc_text extendee;
} field_parts;

static bool take_type(woolc_descriptor *c, woolc_proto_field *field,
                      uint64_t type) {
  if (type == 0 || type > TYPE_LAST)
    return woolc_descriptor_malformed(c, "a field has an unknown type");
  field->is_group = type == TYPE_GROUP;
  field->type.kind =
      type == TYPE_GROUP || type == TYPE_MESSAGE || type == TYPE_ENUM
          ? WOOLC_KIND_NAMED
          : (woolc_kind)type;
  return true;
}

static bool take_field(woolc_descriptor *c, woolc_proto_node *node,
                       field_parts *parts, const woolc_wire_field *f) {
  woolc_proto_field *field = &node->u.field;
  switch (f->number) {
  case FIELD_NAME:
    return woolc_descriptor_take_name(c, node, f->bytes);
  case FIELD_EXTENDEE:
    parts->extendee = f->bytes;
    return true;
  case FIELD_NUMBER:
    field->number = (int32_t)f->value;
    return (f->value > 0 && f->value <= WOOLC_MAX_FIELD_NUMBER) ||
           woolc_descriptor_malformed(c, "a field's number is out of range");
  case FIELD_LABEL:
    field->label = (woolc_proto_label)(f->value & 3);
    return (f->value >= 1 && f->value <= 3) ||
           woolc_descriptor_malformed(c, "a field has an unknown label");
  case FIELD_TYPE:
    return take_type(c, field, f->value);
  case FIELD_TYPE_NAME:
    field->type.name = woolc_descriptor_copy(c, f->bytes);
    return true;
  case FIELD_DEFAULT:
    parts->default_value = f->bytes;
    parts->has_default = true;
    return true;
  case FIELD_OPTIONS:
    return woolc_proto_read_options(c->imp, node, f->bytes);
  case FIELD_ONEOF_INDEX:
    parts->oneof = f->value;
    parts->has_oneof = true;
    return true;
  case FIELD_JSON_NAME:
    woolc_proto_add_option(&c->imp->arena, node, "json_name")->value =
        (woolc_proto_value){
            .kind = WOOLC_PROTO_STRING,
            .text = {woolc_descriptor_copy(c, f->bytes), f->bytes.len}};
    return true;
  case FIELD_PROTO3_OPTIONAL:
    parts->is_proto3_optional = f->value != 0;
    return true;
  default:
    return true;
  }
}

static bool check_field(woolc_descriptor *c, const woolc_proto_node *node) {
  const woolc_proto_field *field = &node->u.field;
  if (!woolc_descriptor_has_name(c, node))
    return false;
  if (!field->number || !field->label)
    return woolc_descriptor_malformed(c, "a field has no number or no label");
  if (!field->type.name && field->type.kind == WOOLC_KIND_NAMED)
    return woolc_descriptor_malformed(c, "a field has no type");
  return true;
}

/* A field is read twice: where it belongs is known only at its end. */
static bool find_oneof(woolc_descriptor *c, woolc_text bytes,
                       const woolc_descriptor_oneofs *known,
                       field_parts *parts) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    if (f.number == FIELD_ONEOF_INDEX && !f.is_bytes) {
      parts->has_oneof = true;
      parts->oneof = f.value;
    } else if (f.number == FIELD_PROTO3_OPTIONAL && !f.is_bytes) {
      parts->is_proto3_optional = f.value != 0;
    }
  }
  if (!woolc_descriptor_ended(c, &wire))
    return false;
  return !parts->has_oneof || parts->oneof < known->n ||
         woolc_descriptor_malformed(c,
                                    "a field is in a oneof that is not there");
}

static bool read_oneof(woolc_descriptor *c, woolc_proto_node *node,
                       woolc_text bytes) {
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  while (woolc_wire_next(&wire, &f)) {
    if (!f.is_bytes)
      continue;
    if (f.number == ONEOF_NAME && !woolc_descriptor_take_name(c, node, f.bytes))
      return false;
    if (f.number == ONEOF_OPTIONS &&
        !woolc_proto_read_options(c->imp, node, f.bytes))
      return false;
  }
  return woolc_descriptor_ended(c, &wire) && woolc_descriptor_has_name(c, node);
}

static woolc_proto_node *oneof_of(woolc_descriptor *c,
                                  woolc_descriptor_place at,
                                  const woolc_descriptor_oneofs *known,
                                  size_t i) {
  if (known->nodes[i])
    return known->nodes[i];
  at.field = MESSAGE_ONEOF;
  at.index = i;
  woolc_descriptor_add(c, at, WOOLC_PROTO_ONEOF, &known->nodes[i]);
  return read_oneof(c, known->nodes[i], known->decls[i]) ? known->nodes[i]
                                                         : NULL;
}

static bool read_field_at(woolc_descriptor *c, woolc_descriptor_place at,
                          woolc_text bytes) {
  woolc_proto_node *node;
  field_parts parts = {0};
  woolc_wire wire = woolc_wire_of(bytes);
  woolc_wire_field f;
  woolc_descriptor_add(c, at, WOOLC_PROTO_FIELD, &node);
  while (woolc_wire_next(&wire, &f)) {
    const bool wants_number =
        (f.number >= FIELD_NUMBER && f.number <= FIELD_TYPE) ||
        f.number == FIELD_ONEOF_INDEX || f.number == FIELD_PROTO3_OPTIONAL;
    if (wants_number != f.is_bytes && !take_field(c, node, &parts, &f))
      return false;
  }
  if (!woolc_descriptor_ended(c, &wire) || !check_field(c, node))
    return false;
  if (c->file->syntax == WOOLC_PROTO_3 && !parts.is_proto3_optional &&
      node->u.field.label == WOOLC_PROTO_OPTIONAL)
    node->u.field.label = WOOLC_PROTO_NO_LABEL;
  if (parts.has_default)
    woolc_proto_read_default(c->imp, node, parts.default_value);
  if (at.parent->kind == WOOLC_PROTO_EXTEND)
    at.parent->u.extendee.name = woolc_descriptor_copy(c, parts.extendee);
  return true;
}

bool woolc_descriptor_read_field(woolc_descriptor *c, woolc_descriptor_place at,
                                 const woolc_descriptor_oneofs *known,
                                 woolc_text bytes) {
  field_parts parts = {0};
  if (!find_oneof(c, bytes, known, &parts))
    return false;
  if (!parts.has_oneof || parts.is_proto3_optional)
    return read_field_at(c, at, bytes);
  woolc_proto_node *oneof = oneof_of(c, at, known, (size_t)parts.oneof);
  if (!oneof)
    return false;
  at.parent = oneof;
  return read_field_at(c, at, bytes);
}

bool woolc_descriptor_read_extension(woolc_descriptor *c,
                                     woolc_descriptor_place at,
                                     woolc_text bytes) {
  woolc_proto_node *extend =
      woolc_proto_add(&c->imp->arena, at.parent, WOOLC_PROTO_EXTEND);
  extend->u.extendee.name = "";
  at.parent = extend;
  return read_field_at(c, at, bytes);
}

bool woolc_descriptor_find_oneofs(woolc_descriptor *c, woolc_text bytes,
                                  woolc_descriptor_oneofs *out) {
  for (int pass = 0; pass < 2; pass++) {
    woolc_wire wire = woolc_wire_of(bytes);
    woolc_wire_field f;
    out->n = 0;
    while (woolc_wire_next(&wire, &f))
      if (f.number == MESSAGE_ONEOF && f.is_bytes) {
        if (pass)
          out->decls[out->n] = f.bytes;
        out->n++;
      }
    if (!woolc_descriptor_ended(c, &wire))
      return false;
    if (pass || !out->n)
      break;
    out->decls = woolc_arena_array(&c->imp->arena, out->n, sizeof *out->decls);
    out->nodes =
        woolc_arena_array(&c->imp->arena, out->n, sizeof(woolc_proto_node *));
  }
  return true;
}
