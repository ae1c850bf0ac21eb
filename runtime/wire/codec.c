#include "runtime/wire/codec.h"

#include <stdlib.h>

#include "runtime/context/arena.h"
#include "runtime/context/token.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/pb.h"
#include "runtime/wire/token_codec.h"
#include "runtime/wire/utf8.h"

static pb_wire_type_t wire_type_of(const wool_field *field) {
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

static void store_scalar(const wool_field *field, uint64_t value, void *p) {
  uint32_t low = (uint32_t)value;
  if (field->kind == WOOL_KIND_BOOL) {
    *(bool *)p = value != 0;
    return;
  }
  if (field->kind == WOOL_KIND_SINT32)
    low = (low >> 1) ^ (0u - (low & 1));
  if (field->kind == WOOL_KIND_SINT64)
    value = (value >> 1) ^ (UINT64_C(0) - (value & 1));
  if (wooli_field_size(field) == sizeof low)
    memcpy(p, &low, sizeof low);
  else
    memcpy(p, &value, sizeof value);
}

/* ---- encoding ---- */

static wool_code no_memory(wool_error *error) {
  return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
}

static wool_code too_deep(const wool_message_type *type, wool_error *error) {
  return wool_error_set(error, WOOL_ERR_LIMIT, "%s is nested deeper than %d",
                        type->full_name, WOOLI_MAX_MESSAGE_DEPTH);
}

static bool put_scalar(pb_ostream_t *out, const wool_field *field,
                       const void *p) {
  uint64_t value = load_scalar(field, p);
  uint32_t low = (uint32_t)value;
  switch (wire_type_of(field)) {
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
  return pb_encode_tag(&out, wire_type_of(field), field->number) &&
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
    return too_deep(type, error);
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

static wool_code encode_repeated(const wool_message_type *type,
                                 const wool_field *field, const void *message,
                                 wool_encoder *encoder, wool_error *error) {
  const void *elements = *(const void *const *)wooli_at(message, field->offset);
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  if (!n)
    return WOOL_OK;
  if (wooli_field_is_scalar(field))
    return encode_packed(field, elements, n, encoder, error);
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

static bool is_there(const wool_field *field, const void *message,
                     const void *p) {
  if (field->label == WOOL_LABEL_OPTIONAL)
    return *(const bool *)wooli_at(message, field->presence);
  if (field->label == WOOL_LABEL_ONEOF)
    return wooli_field_is_chosen(field, message);
  if (field->kind == WOOL_KIND_MESSAGE || field->kind == WOOL_KIND_TOKEN)
    return *(const void *const *)p != NULL;
  return wooli_field_is_scalar(field) ? load_scalar(field, p) != 0
                                      : ((const wool_bytes *)p)->len != 0;
}

static wool_code encode_field(const wool_message_type *type,
                              const wool_field *field, const void *message,
                              wool_encoder *encoder, wool_error *error) {
  const void *p = wooli_at(message, field->offset);
  if (field->label == WOOL_LABEL_REPEATED)
    return encode_repeated(type, field, message, encoder, error);
  if (field->label == WOOL_LABEL_MAP)
    return encode_map(field, message, encoder, error);
  return is_there(field, message, p)
             ? encode_value(type, field, p, encoder, error)
             : WOOL_OK;
}

wool_code wooli_message_encode(const wool_message_type *type,
                               const void *message, wool_encoder *encoder,
                               wool_error *error) {
  if (encoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return too_deep(type, error);
  encoder->depth++;
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++)
    rc = encode_field(type, &type->fields[i], message, encoder, error);
  encoder->depth--;
  return rc;
}

/* ---- decoding ---- */

enum {
  MAX_PREFIXED_LEN = WOOL_ERROR_MESSAGE_MAX / 2 /* bytes of an error's text */
};

static const char packed_is_bad[] = "packed values do not parse";

typedef struct parse {
  const wool_message_type *type;
  wool_arena *arena;
  wool_decoder *decoder;
  wool_error *error;
  bool *unsorted; /* a map was found whose entries are not in order */
} parse;

static wool_code decode_message(const parse *p, wool_bytes bytes,
                                void *out_message);

static wool_code malformed(const parse *p, const wool_field *field,
                           const char *why) {
  return wool_error_set(p->error, WOOL_ERR_MALFORMED, "%s%s%s: %s",
                        p->type->full_name, field ? "." : "",
                        field ? field->name : "", why);
}

static wool_code exhausted(const parse *p) {
  return wool_error_set(p->error, WOOL_ERR_NO_MEMORY,
                        "decoding %s: the call's memory is exhausted",
                        p->type->full_name);
}

static const wool_field *find_field(const wool_message_type *type,
                                    uint32_t number, size_t *cursor) {
  /* Fields mostly come in order. */
  if (*cursor < type->n_fields && type->fields[*cursor].number == number)
    return &type->fields[*cursor];
  size_t lo = 0, hi = type->n_fields;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (type->fields[mid].number < number)
      lo = mid + 1;
    else
      hi = mid;
  }
  if (lo == type->n_fields || type->fields[lo].number != number)
    return NULL;
  *cursor = lo;
  return &type->fields[lo];
}

static size_t capacity_for(size_t n) {
  size_t capacity = n ? 4 : 0;
  while (capacity && capacity < n)
    capacity *= 2;
  return capacity;
}

/* Room for `more` elements behind those that are there. Capacities are powers
 * of two from 4, so that they follow from the count alone. */
static void *grow(const parse *p, const wool_field *field, void *message,
                  size_t more) {
  void **elements = wooli_at_mutable(message, field->offset);
  size_t *n = wooli_at_mutable(message, field->presence);
  size_t size = wooli_field_size(field);
  if (more > SIZE_MAX / 4 / (size ? size : 1) - *n)
    return NULL;
  size_t have = capacity_for(*n), need = capacity_for(*n + more);
  if (need > have) {
    void *grown =
        wool_arena_resize(p->arena, *elements, have * size, need * size);
    if (!grown)
      return NULL;
    *elements = grown;
  }
  return (uint8_t *)*elements + *n * size;
}

static wool_code decode_str(const parse *p, const wool_field *field,
                            wool_bytes bytes, void *to) {
  if (field->kind == WOOL_KIND_BYTES && p->decoder->input_lasts) {
    *(wool_bytes *)to = bytes;
    return WOOL_OK;
  }
  if (field->kind == WOOL_KIND_STRING && !wooli_is_utf8(bytes.data, bytes.len))
    return malformed(p, field, "not UTF-8");
  wool_str copy =
      wool_arena_str(p->arena, wool_str_n((const char *)bytes.data, bytes.len));
  if (!copy.data)
    return exhausted(p);
  *(wool_str *)to = copy; /* wool_bytes has the same shape */
  return WOOL_OK;
}

static void release_token(void *token) {
  wool_token_unref(token);
}

static wool_code decode_token(const parse *p, const wool_field *field,
                              wool_bytes bytes, wool_token **to) {
  wool_token *token = NULL;
  if (!p->decoder->tokens)
    return malformed(p, field, "a token travels only through a call");
  wool_code rc = wooli_token_decode(bytes, p->decoder, &token, p->error);
  if (rc)
    return rc;
  bool kept = wooli_token_list_add(p->decoder->tokens, token) &&
              wooli_arena_charge(p->arena, sizeof *token);
  if (!wool_arena_on_free(p->arena, release_token, token) || !kept)
    return exhausted(p);
  *to = token;
  return WOOL_OK;
}

static wool_code decode_nested(const parse *p, const wool_field *field,
                               wool_bytes bytes, void *to) {
  const parse nested = {field->message, p->arena, p->decoder, p->error,
                        p->unsorted};
  wool_code rc = decode_message(&nested, bytes, to);
  /* The innermost names tell most, and the cause must not be cut off. */
  if (rc && p->error && strlen(p->error->message) < MAX_PREFIXED_LEN)
    wool_error_prefix(p->error, "%s.%s", p->type->full_name, field->name);
  return rc;
}

static wool_code decode_element(const parse *p, const wool_field *field,
                                const wooli_pb_field *in, void *to) {
  if (field->kind == WOOL_KIND_MESSAGE)
    return decode_nested(p, field, in->bytes, to);
  if (field->kind == WOOL_KIND_TOKEN)
    return decode_token(p, field, in->bytes, to);
  if (!wooli_field_is_scalar(field))
    return decode_str(p, field, in->bytes, to);
  store_scalar(field, in->value, to);
  return WOOL_OK;
}

static size_t count_packed(const wool_field *field, wool_bytes bytes) {
  pb_wire_type_t wire_type = wire_type_of(field);
  if (wire_type == PB_WT_64BIT)
    return bytes.len / 8;
  if (wire_type == PB_WT_32BIT)
    return bytes.len / 4;
  size_t n = 0;
  for (size_t i = 0; i < bytes.len; i++)
    n += bytes.data[i] < 0x80;
  return n;
}

static bool take_packed(const wool_field *field, pb_istream_t *in,
                        uint64_t *value) {
  uint32_t low = 0;
  bool ok;
  switch (wire_type_of(field)) {
  case PB_WT_64BIT:
    return pb_decode_fixed64(in, value);
  case PB_WT_32BIT:
    ok = pb_decode_fixed32(in, &low);
    *value = low;
    return ok;
  case PB_WT_VARINT:
  case PB_WT_STRING:
  case PB_WT_PACKED:
    break;
  }
  return pb_decode_varint(in, value);
}

static wool_code decode_packed(const parse *p, const wool_field *field,
                               wool_bytes bytes, void *message) {
  size_t size = wooli_field_size(field), expected = count_packed(field, bytes);
  size_t *n = wooli_at_mutable(message, field->presence);
  if (!expected)
    return bytes.len ? malformed(p, field, packed_is_bad) : WOOL_OK;
  uint8_t *to = grow(p, field, message, expected);
  if (!to)
    return exhausted(p);
  pb_istream_t in = wooli_pb_stream_of(bytes);
  for (size_t i = 0; in.bytes_left; i++) {
    uint64_t value;
    if (i == expected || !take_packed(field, &in, &value))
      return malformed(p, field, packed_is_bad);
    store_scalar(field, value, to + i * size);
    ++*n;
  }
  return WOOL_OK;
}

/* What an entry lacks is as zero; but there is no zero token. */
static wool_code complete_entry(const parse *p, const wool_field *map,
                                void *entry) {
  const wool_field *value = &map->message->fields[1];
  if (value->kind != WOOL_KIND_MESSAGE && value->kind != WOOL_KIND_TOKEN)
    return WOOL_OK;
  void **pointer = wooli_at_mutable(entry, value->offset);
  if (!*pointer && value->kind == WOOL_KIND_TOKEN)
    return malformed(p, map, "an entry has no token");
  if (!*pointer)
    *pointer = wool_arena_alloc(p->arena, value->message->size);
  return *pointer ? WOOL_OK : exhausted(p);
}

/* Entries are put in order when the whole message is there: it may come in
 * many pieces, which are merged. */
static wool_code decode_entry(const parse *p, const wool_field *map,
                              wool_bytes bytes, void *message) {
  size_t *n = wooli_at_mutable(message, map->presence);
  uint8_t *entry = grow(p, map, message, 1);
  if (!entry)
    return exhausted(p);
  wool_code rc = decode_nested(p, map, bytes, entry);
  if (!rc)
    rc = complete_entry(p, map, entry);
  if (rc)
    return rc;
  if (*n && wooli_entry_compare(map, entry - map->message->size, entry) >= 0)
    *p->unsorted = true;
  ++*n;
  return WOOL_OK;
}

static wool_code decode_repeated(const parse *p, const wool_field *field,
                                 const wooli_pb_field *in, void *message) {
  if (wooli_field_is_scalar(field) && in->wire_type == PB_WT_STRING)
    return decode_packed(p, field, in->bytes, message);
  void *to = grow(p, field, message, 1);
  if (!to)
    return exhausted(p);
  wool_code rc = decode_element(p, field, in, to);
  if (!rc)
    ++*(size_t *)wooli_at_mutable(message, field->presence);
  return rc;
}

/* The last of a oneof wins; what the union held is another field's. */
static void choose(const wool_field *field, void *message, void *to) {
  bool is_pointer = field->kind == WOOL_KIND_MESSAGE;
  memset(to, 0, is_pointer ? sizeof(void *) : wooli_field_size(field));
  memcpy(wooli_at_mutable(message, field->presence), &field->number,
         sizeof field->number);
}

static wool_code decode_single(const parse *p, const wool_field *field,
                               const wooli_pb_field *in, void *message) {
  void *to = wooli_at_mutable(message, field->offset);
  if (field->label == WOOL_LABEL_ONEOF &&
      !wooli_field_is_chosen(field, message))
    choose(field, message, to);
  if (field->kind == WOOL_KIND_MESSAGE) {
    /* A field that comes twice is merged, as protobuf has it. */
    void **nested = to;
    if (!*nested)
      *nested = wool_arena_alloc(p->arena, field->message->size);
    return *nested ? decode_nested(p, field, in->bytes, *nested) : exhausted(p);
  }
  wool_code rc = decode_element(p, field, in, to);
  if (!rc && field->label == WOOL_LABEL_OPTIONAL)
    *(bool *)wooli_at_mutable(message, field->presence) = true;
  return rc;
}

static wool_code decode_field(const parse *p, const wool_field *field,
                              const wooli_pb_field *in, void *message) {
  bool repeated = field->label == WOOL_LABEL_REPEATED;
  pb_wire_type_t expected = wire_type_of(field);
  bool packed =
      repeated && wooli_field_is_scalar(field) && in->wire_type == PB_WT_STRING;
  if (in->wire_type != expected && !packed)
    return WOOL_OK; /* as unknown: protobuf parsers skip it */
  if (field->label == WOOL_LABEL_MAP)
    return decode_entry(p, field, in->bytes, message);
  return repeated ? decode_repeated(p, field, in, message)
                  : decode_single(p, field, in, message);
}

static wool_code decode_message(const parse *p, wool_bytes bytes,
                                void *out_message) {
  const wool_message_type *type = p->type;
  wool_decoder *decoder = p->decoder;
  if (decoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return too_deep(type, p->error);
  decoder->depth++;
  wool_arena *payer = decoder->payer;
  decoder->payer =
      p->arena ? p->arena : payer; /* of values in tokens in here */
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  wooli_pb_field in;
  bool failed = false;
  size_t cursor = 0;
  wool_code rc = WOOL_OK;
  while (!rc && wooli_pb_next(&reader, &in, &failed)) {
    const wool_field *field = find_field(type, in.number, &cursor);
    if (field)
      rc = decode_field(p, field, &in, out_message);
    if (field && !wooli_field_is_many(field))
      cursor++;
  }
  if (failed)
    rc = malformed(p, NULL, "bytes are not protobuf");
  decoder->payer = payer;
  decoder->depth--;
  return rc;
}

/* ---- order of maps ---- */

static wool_code settle(const parse *p, const wool_message_type *type,
                        void *message);

static wool_code settle_map(const parse *p, const wool_field *map,
                            void *message) {
  uint8_t **entries = wooli_at_mutable(message, map->offset);
  size_t *n = wooli_at_mutable(message, map->presence);
  size_t size = map->message->size;
  if (wooli_entries_are_sorted(map, *entries, *n))
    return WOOL_OK;
  const void **sorted = wool_arena_alloc(p->arena, 2 * *n * sizeof *sorted);
  uint8_t *ordered = wool_arena_alloc(p->arena, *n * size);
  if (!sorted || !ordered)
    return exhausted(p);
  *n = wooli_entries_sort(map, *entries, *n, sorted);
  for (size_t i = 0; i < *n; i++)
    memcpy(ordered + i * size, sorted[i], size);
  *entries = ordered;
  return WOOL_OK;
}

static wool_code settle_elements(const parse *p, const wool_field *field,
                                 void *message) {
  size_t n = *(size_t *)wooli_at_mutable(message, field->presence);
  uint8_t *elements = *(uint8_t **)wooli_at_mutable(message, field->offset);
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < n && !rc; i++)
    rc = settle(p, field->message, elements + i * field->message->size);
  return rc;
}

static wool_code settle_field(const parse *p, const wool_field *field,
                              void *message) {
  if (field->kind != WOOL_KIND_MESSAGE ||
      (field->label == WOOL_LABEL_ONEOF &&
       !wooli_field_is_chosen(field, message)))
    return WOOL_OK;
  wool_code rc =
      field->label == WOOL_LABEL_MAP ? settle_map(p, field, message) : WOOL_OK;
  if (rc)
    return rc;
  if (wooli_field_is_many(field))
    return settle_elements(p, field, message);
  void *nested = *(void **)wooli_at_mutable(message, field->offset);
  return nested ? settle(p, field->message, nested) : WOOL_OK;
}

/* As deep as the message, which decoding has limited. */
static wool_code settle(const parse *p, const wool_message_type *type,
                        void *message) {
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++)
    rc = settle_field(p, &type->fields[i], message);
  return rc;
}

wool_code wooli_message_decode(const wool_message_type *type, wool_bytes bytes,
                               wool_arena *arena, wool_decoder *decoder,
                               void *out_message, wool_error *error) {
  bool unsorted = false;
  const parse p = {type, arena, decoder, error, &unsorted};
  wool_code rc = decode_message(&p, bytes, out_message);
  return rc || !unsorted ? rc : settle(&p, type, out_message);
}

/* ---- public ---- */

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

wool_code wool_message_decode(const wool_message_type *type, wool_bytes bytes,
                              wool_arena *arena, void *out_message,
                              wool_error *error) {
  wool_decoder decoder = {NULL, NULL, 0, arena, false};
  return wooli_message_decode(type, bytes, arena, &decoder, out_message, error);
}
