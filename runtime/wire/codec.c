/* Encoding of messages. */
#include <stdlib.h>

#include "runtime/context/token.h"
#include "runtime/wire/codec_parts.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/token_codec.h"
#include "runtime/wire/utf8.h"

/* What a scalar is on the wire: a varint's value, or raw bits. */
static uint64_t load_scalar(const wool_field *field, const void *p) {
  int64_t wide;
  int32_t narrow;
  uint32_t bits;
  uint64_t value;
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_BOOL:
    return *(const bool *)p;
  case WOOL_KIND_INT32:
  case WOOL_KIND_ENUM:
    memcpy(&narrow, p, sizeof narrow);
    return (uint64_t)(int64_t)narrow;
  case WOOL_KIND_SINT32:
    memcpy(&narrow, p, sizeof narrow);
    return ((uint32_t)narrow << 1) ^ (narrow < 0 ? UINT32_MAX : 0);
  case WOOL_KIND_SINT64:
    memcpy(&wide, p, sizeof wide);
    return ((uint64_t)wide << 1) ^ (wide < 0 ? UINT64_MAX : 0);
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_SFIXED32:
    memcpy(&bits, p, sizeof bits);
    return bits;
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_STRING:
  case WOOL_KIND_MESSAGE:
  case WOOL_KIND_BYTES:
  case WOOL_KIND_TOKEN:
    break;
  }
  memcpy(&value, p, sizeof value);
  return value;
}

static wool_code no_memory(wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
}

static bool put_scalar(pb_ostream_t *out, const wool_field *field,
                       const void *p) {
  uint64_t value = load_scalar(field, p);
  uint32_t low = (uint32_t)value;
  switch (wooli_wire_type_of(field)) {
  case PB_WT_64BIT:
    return pb_encode_fixed64(out, &value);
  case PB_WT_32BIT:
    return pb_encode_fixed32(out, &low);
  case PB_WT_VARINT:
  case PB_WT_STRING:
  case PB_WT_PACKED:
    break;
  }
  return pb_encode_varint(out, value);
}

static wool_code encode_str(const wool_message_type *type,
                            const wool_field *field, wool_bytes bytes,
                            wool_encoder *encoder, wool_error *error) {
  if (field->kind == WOOL_KIND_STRING && !wooli_is_utf8(bytes.data, bytes.len))
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "field %s of %s: not UTF-8 (%zu bytes)", field->name,
                          type->full_name, bytes.len);
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  return wooli_pb_write_bytes(&out, field->number, bytes) ? WOOL_OK
                                                          : no_memory(error);
}

/* A message or a token: a length-delimited field made in place. */
static wool_code encode_nested(const wool_field *field, const void *nested,
                               wool_token *token, wool_encoder *encoder,
                               wool_error *error) {
  size_t start;
  if (!wooli_pb_begin(encoder->out, field->number, &start))
    return no_memory(error);
  wool_code rc = WOOL_OK;
  if (field->kind == WOOL_KIND_TOKEN)
    rc = wooli_token_encode(token, encoder, error);
  else
    rc = wooli_message_encode(field->message, nested, encoder, error);
  if (rc)
    return rc;
  return wooli_pb_end(encoder->out, start) ? WOOL_OK : no_memory(error);
}

/* An element cannot be absent: an empty wool.Token would be malformed. */
static wool_code encode_token_at(const wool_message_type *type,
                                 const wool_field *field, size_t i,
                                 wool_token *token, wool_encoder *encoder,
                                 wool_error *error) {
  if (!token)
    return wool_error_set(error, WOOL_ERR_TYPE,
                          "field %s of %s: element %zu is NULL, not a token",
                          field->name, type->full_name, i);
  return encode_nested(field, NULL, token, encoder, error);
}

static wool_code encode_packed(const wool_field *field, const void *elements,
                               size_t n, wool_encoder *encoder,
                               wool_error *error) {
  size_t start, size = wooli_field_size(field);
  if (!wooli_pb_begin(encoder->out, field->number, &start))
    return no_memory(error);
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  for (size_t i = 0; i < n; i++)
    if (!put_scalar(&out, field, wooli_at(elements, i * size)))
      return no_memory(error);
  return wooli_pb_end(encoder->out, start) ? WOOL_OK : no_memory(error);
}

/* A value that is there, whatever it is. */
static wool_code encode_value(const wool_message_type *type,
                              const wool_field *field, const void *p,
                              wool_encoder *encoder, wool_error *error) {
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  if (field->kind == WOOL_KIND_MESSAGE) {
    const void *nested = *(const void *const *)p;
    if (nested)
      return encode_nested(field, nested, NULL, encoder, error);
    bool ok = wooli_pb_write_bytes(&out, field->number, wool_bytes_n(NULL, 0));
    return ok ? WOOL_OK : no_memory(error);
  }
  if (field->kind == WOOL_KIND_TOKEN) {
    wool_token *token = *(wool_token *const *)p;
    if (!token)
      return wool_error_set(error, WOOL_ERR_TYPE,
                            "field %s of %s: NULL, not a token", field->name,
                            type->full_name);
    return encode_nested(field, NULL, token, encoder, error);
  }
  if (!wooli_field_is_scalar(field))
    return encode_str(type, field, *(const wool_bytes *)p, encoder, error);
  return pb_encode_tag(&out, wooli_wire_type_of(field), field->number) &&
                 put_scalar(&out, field, p)
             ? WOOL_OK
             : no_memory(error);
}

/* Both fields are sent, also if they are zero, as protobuf does it. */
static wool_code encode_entry(const wool_field *map, const void *entry,
                              wool_encoder *encoder, wool_error *error) {
  const wool_message_type *type = map->message;
  size_t start;
  if (encoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, error);
  if (!wooli_pb_begin(encoder->out, map->number, &start))
    return no_memory(error);
  wool_code rc = WOOL_OK;
  encoder->depth++;
  for (size_t i = 0; i < type->n_fields && !rc; i++)
    rc = encode_value(type, &type->fields[i],
                      wooli_at(entry, type->fields[i].offset), encoder, error);
  encoder->depth--;
  if (rc)
    return rc;
  return wooli_pb_end(encoder->out, start) ? WOOL_OK : no_memory(error);
}

static wool_code encode_unsorted(const wool_field *map, const void *entries,
                                 size_t n, wool_encoder *encoder,
                                 wool_error *error) {
  const void **sorted = calloc(2 * n, sizeof *sorted);
  if (!sorted)
    return no_memory(error);
  wool_code rc = WOOL_OK;
  n = wooli_entries_sort(map, entries, n, sorted);
  for (size_t i = 0; i < n && !rc; i++)
    rc = encode_entry(map, sorted[i], encoder, error);
  free(sorted);
  return rc;
}

static wool_code encode_map(const wool_field *map, const void *message,
                            wool_encoder *encoder, wool_error *error) {
  const void *entries = *(const void *const *)wooli_at(message, map->offset);
  size_t n = *(const size_t *)wooli_at(message, map->presence);
  if (!wooli_entries_are_sorted(map, entries, n))
    return encode_unsorted(map, entries, n, encoder, error);
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < n && !rc; i++)
    rc = encode_entry(map, wooli_at(entries, i * map->message->size), encoder,
                      error);
  return rc;
}

static wool_code encode_unpacked(const wool_field *field, const void *elements,
                                 size_t n, wool_encoder *encoder,
                                 wool_error *error) {
  size_t size = wooli_field_size(field);
  pb_ostream_t out = wooli_pb_writer(encoder->out);
  for (size_t i = 0; i < n; i++)
    if (!pb_encode_tag(&out, wooli_wire_type_of(field), field->number) ||
        !put_scalar(&out, field, wooli_at(elements, i * size)))
      return no_memory(error);
  return WOOL_OK;
}

static wool_code encode_repeated(const wool_message_type *type,
                                 const wool_field *field, const void *message,
                                 wool_encoder *encoder, wool_error *error) {
  const void *elements = *(const void *const *)wooli_at(message, field->offset);
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  if (!n)
    return WOOL_OK;
  if (wooli_field_is_scalar(field))
    return wooli_field_has(field, WOOL_EXTRA_UNPACKED)
               ? encode_unpacked(field, elements, n, encoder, error)
               : encode_packed(field, elements, n, encoder, error);
  size_t size = wooli_field_size(field);
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < n && !rc; i++) {
    const void *element = wooli_at(elements, i * size);
    if (field->kind == WOOL_KIND_MESSAGE)
      rc = encode_nested(field, element, NULL, encoder, error);
    else if (field->kind == WOOL_KIND_TOKEN)
      rc = encode_token_at(type, field, i, *(wool_token *const *)element,
                           encoder, error);
    else
      rc =
          encode_str(type, field, *(const wool_bytes *)element, encoder, error);
  }
  return rc;
}

static wool_code encode_field(const wool_message_type *type,
                              const wool_field *field, const void *message,
                              wool_encoder *encoder, wool_error *error) {
  const void *p = wooli_at(message, field->offset);
  if (field->label == WOOL_LABEL_REPEATED)
    return encode_repeated(type, field, message, encoder, error);
  if (field->label == WOOL_LABEL_MAP)
    return encode_map(field, message, encoder, error);
  return wooli_field_is_there(field, message)
             ? encode_value(type, field, p, encoder, error)
             : WOOL_OK;
}

wool_code wooli_message_encode(const wool_message_type *type,
                               const void *message, wool_encoder *encoder,
                               wool_error *error) {
  if (encoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, error);
  encoder->depth++;
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++)
    rc = encode_field(type, &type->fields[i], message, encoder, error);
  encoder->depth--;
  const wool_bytes *unknown = wooli_unknown_at(type, message);
  if (!rc && unknown && unknown->len &&
      !wooli_buffer_append(encoder->out, unknown->data, unknown->len))
    rc = no_memory(error);
  return rc;
}

wool_code wool_message_encode(const wool_message_type *type,
                              const void *message, wool_arena *arena,
                              wool_bytes *out_bytes, wool_error *error) {
  wooli_buffer buffer = {NULL, 0, 0};
  wool_encoder encoder = {NULL, &buffer, NULL, 0, false};
  wool_code rc = wooli_message_encode(type, message, &encoder, error);
  if (!rc) {
    wool_str copy = wool_arena_str(
        arena, wool_str_n((const char *)buffer.data, buffer.len));
    if (!copy.data)
      rc = no_memory(error);
    *out_bytes = wool_bytes_n(copy.data, copy.len);
  }
  wooli_buffer_cleanup(&buffer);
  return rc;
}
