/* What encoding and decoding share. */
#ifndef WOOLI_WIRE_CODEC_PARTS_H
#define WOOLI_WIRE_CODEC_PARTS_H

#include "runtime/wire/codec.h"
#include "runtime/wire/pb.h"

static inline pb_wire_type_t wooli_wire_type_of(const wool_field *field) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_SFIXED64:
    return PB_WT_64BIT;
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_SFIXED32:
    return PB_WT_32BIT;
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_INT32:
  case WOOL_KIND_BOOL:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SINT64:
    return PB_WT_VARINT;
  case WOOL_KIND_STRING:
  case WOOL_KIND_MESSAGE:
  case WOOL_KIND_BYTES:
  case WOOL_KIND_TOKEN:
    return PB_WT_STRING;
  }
  return PB_WT_STRING;
}

static inline wool_code wooli_too_deep(const wool_message_type *type,
                                       wool_error *error) {
  return wool_error_set(error, WOOL_ERR_LIMIT, "%s is nested deeper than %d",
                        type->full_name, WOOLI_MAX_MESSAGE_DEPTH);
}

#endif
