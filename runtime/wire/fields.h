/* How fields lie in message structs (wool_kind, wool_label). */
#ifndef WOOLI_WIRE_FIELDS_H
#define WOOLI_WIRE_FIELDS_H

#include <wool/generated.h>

static inline const void *wooli_at(const void *message, size_t offset) {
  return (const uint8_t *)message + offset;
}

static inline void *wooli_at_mutable(void *message, size_t offset) {
  return (uint8_t *)message + offset;
}

/* Bytes of one value, or of one element of a repeated field. */
static inline size_t wooli_field_size(const wool_field *field) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_BOOL:
    return sizeof(bool);
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_INT32:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SINT32:
    return sizeof(uint32_t);
  case WOOL_KIND_STRING:
  case WOOL_KIND_BYTES:
    return sizeof(wool_str);
  case WOOL_KIND_MESSAGE:
    return field->message->size;
  case WOOL_KIND_TOKEN:
    return sizeof(wool_token *);
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT64:
    break;
  }
  return sizeof(uint64_t);
}

/* Whether there is a count of it. */
static inline bool wooli_field_is_many(const wool_field *field) {
  return field->label == WOOL_LABEL_REPEATED || field->label == WOOL_LABEL_MAP;
}

/* Of a ONEOF: whether it is the one that is there. */
static inline bool wooli_field_is_chosen(const wool_field *field,
                                         const void *message) {
  uint32_t which;
  memcpy(&which, wooli_at(message, field->presence), sizeof which);
  return which == field->number;
}

static inline bool wooli_field_is_scalar(const wool_field *field) {
  return field->kind <= WOOL_KIND_BOOL ||
         (field->kind >= WOOL_KIND_UINT32 && field->kind <= WOOL_KIND_SINT64);
}

/* Where what the table does not know is kept; NULL if it is not. */
static inline const wool_bytes *wooli_unknown_at(const wool_message_type *type,
                                                 const void *message) {
  return type->flags & WOOL_MESSAGE_KEEPS_UNKNOWN
             ? wooli_at(message, type->unknown_offset)
             : NULL;
}

static inline wool_bytes *wooli_unknown_of(const wool_message_type *type,
                                           void *message) {
  return type->flags & WOOL_MESSAGE_KEEPS_UNKNOWN
             ? wooli_at_mutable(message, type->unknown_offset)
             : NULL;
}

/* Whether a flag of its extra is set. */
static inline bool wooli_field_has(const wool_field *field, uint32_t flag) {
  return field->extra && (field->extra->flags & flag);
}

/* Of integers: whether 64 bits of it are to be read as signed. */
static inline bool wooli_field_is_signed(const wool_field *field) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_INT32:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_INT64:
  case WOOL_KIND_SINT64:
  case WOOL_KIND_SFIXED64:
    return true;
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_BOOL:
  case WOOL_KIND_STRING:
  case WOOL_KIND_MESSAGE:
  case WOOL_KIND_BYTES:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_TOKEN:
    break;
  }
  return false;
}

/* The scalar that lies there, in 64 bits (wool_bits_…). */
static inline uint64_t wooli_load_bits(const wool_field *field, const void *p) {
  uint32_t low;
  uint64_t bits;
  if (field->kind == WOOL_KIND_BOOL)
    return *(const bool *)p;
  if (wooli_field_size(field) == sizeof bits) {
    memcpy(&bits, p, sizeof bits);
    return bits;
  }
  memcpy(&low, p, sizeof low);
  return wooli_field_is_signed(field) ? (uint64_t)(int64_t)(int32_t)low : low;
}

/* Whether a field that is not repeated is sent. */
static inline bool wooli_field_is_there(const wool_field *field,
                                        const void *message) {
  const void *p = wooli_at(message, field->offset);
  if (field->label == WOOL_LABEL_OPTIONAL)
    return *(const bool *)wooli_at(message, field->presence);
  if (field->label == WOOL_LABEL_ONEOF)
    return wooli_field_is_chosen(field, message);
  if (field->kind == WOOL_KIND_MESSAGE || field->kind == WOOL_KIND_TOKEN)
    return *(const void *const *)p != NULL;
  return wooli_field_is_scalar(field) ? wooli_load_bits(field, p) != 0
                                      : ((const wool_bytes *)p)->len != 0;
}

/* Stores a scalar that is kept in 64 bits (wool_bits_…). */
static inline void wooli_store_bits(const wool_field *field, uint64_t bits,
                                    void *p) {
  uint32_t low = (uint32_t)bits;
  if (field->kind == WOOL_KIND_BOOL)
    *(bool *)p = bits != 0;
  else if (wooli_field_size(field) == sizeof low)
    memcpy(p, &low, sizeof low);
  else
    memcpy(p, &bits, sizeof bits);
}

#endif
