/* Decoding of messages. */
#include "runtime/context/arena.h"
#include "runtime/context/token.h"
#include "runtime/wire/codec_parts.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/manifest.h"
#include "runtime/wire/token_codec.h"
#include "runtime/wire/unknown.h"
#include "runtime/wire/utf8.h"

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
  const wooli_unknown_source *source;
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
  const parse nested = {field->message, p->arena,    p->decoder,
                        p->error,       p->unsorted, p->source};
  wool_code rc = decode_message(&nested, bytes, to);
  /* The innermost names tell most, and the cause must not be cut off. */
  if (rc && p->error && strlen(p->error->message) < MAX_PREFIXED_LEN)
    wool_error_prefix(p->error, "%s.%s", p->type->full_name, field->name);
  return rc;
}

/* NULL if the arena is exhausted. */
static void *new_message(const parse *p, const wool_message_type *type) {
  void *message = wool_arena_alloc(p->arena, type->size);
  if (message)
    wooli_message_begin(type, message);
  return message;
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

/* ---- what the table does not know ---- */

static bool is_closed(const wool_field *field) {
  return field->kind == WOOL_KIND_ENUM && field->enumeration &&
         (field->enumeration->flags & WOOL_ENUM_CLOSED);
}

/* Whether a value of a closed enum has no name, so that it is none. */
static bool is_no_value(const wool_field *field, uint64_t value) {
  return is_closed(field) &&
         !wool_enum_name(field->enumeration, (int32_t)(uint32_t)value);
}

static wool_code keep_run(const parse *p, void *message, const uint8_t *begin,
                          const uint8_t *end) {
  wool_bytes *unknown = wooli_unknown_of(p->type, message);
  return !unknown || begin == end ||
                 wooli_unknown_append(
                     p->source, unknown,
                     wool_bytes_n(begin, (size_t)(end - begin)))
             ? WOOL_OK
             : exhausted(p);
}

static wool_code keep_number(const parse *p, const wool_field *field,
                             uint64_t value, void *message) {
  wool_bytes *unknown = wooli_unknown_of(p->type, message);
  return !unknown || wooli_unknown_append_varint(p->source, unknown,
                                                 field->number, value)
             ? WOOL_OK
             : exhausted(p);
}

/* Whether the value of an entry is of a closed enum, and none. */
static bool entry_is_no_value(const wool_field *map, wool_bytes entry) {
  const wool_field *value = &map->message->fields[1];
  wooli_pb_reader reader = wooli_pb_reader_of(entry);
  wooli_pb_field in;
  bool failed, is_none = false;
  if (!is_closed(value))
    return false;
  while (wooli_pb_next(&reader, &in, &failed))
    if (in.number == value->number && in.wire_type == PB_WT_VARINT)
      is_none = is_no_value(value, in.value);
  return is_none;
}

/* ---- repeated fields ---- */

static size_t count_packed(const wool_field *field, wool_bytes bytes) {
  pb_wire_type_t wire_type = wooli_wire_type_of(field);
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
  switch (wooli_wire_type_of(field)) {
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
  uint8_t *to = wooli_elements_grow(p->arena, field, message, expected);
  if (!to)
    return exhausted(p);
  pb_istream_t in = wooli_pb_stream_of(bytes);
  for (size_t i = 0; in.bytes_left; i++) {
    uint64_t value;
    if (i == expected || !take_packed(field, &in, &value))
      return malformed(p, field, packed_is_bad);
    if (is_no_value(field, value)) {
      wool_code rc = keep_number(p, field, value, message);
      if (rc)
        return rc;
      continue;
    }
    store_scalar(field, value, to);
    to += size;
    ++*n;
  }
  return WOOL_OK;
}

/* What an entry lacks is as zero, or where that is no value of a closed enum,
 * its first one; but there is no zero token. */
static wool_code complete_entry(const parse *p, const wool_field *map,
                                void *entry) {
  const wool_field *value = &map->message->fields[1];
  int32_t *number = wooli_at_mutable(entry, value->offset);
  if (is_closed(value) && is_no_value(value, (uint32_t)*number))
    *number = value->enumeration->values[0].number;
  if (value->kind != WOOL_KIND_MESSAGE && value->kind != WOOL_KIND_TOKEN)
    return WOOL_OK;
  void **pointer = wooli_at_mutable(entry, value->offset);
  if (!*pointer && value->kind == WOOL_KIND_TOKEN)
    return malformed(p, map, "an entry has no token");
  if (!*pointer)
    *pointer = new_message(p, value->message);
  return *pointer ? WOOL_OK : exhausted(p);
}

/* Entries are put in order when the whole message is there: it may come in
 * many pieces, which are merged. */
static wool_code decode_entry(const parse *p, const wool_field *map,
                              wool_bytes bytes, void *message) {
  size_t *n = wooli_at_mutable(message, map->presence);
  uint8_t *entry = wooli_elements_grow(p->arena, map, message, 1);
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
  void *to = wooli_elements_grow(p->arena, field, message, 1);
  if (!to)
    return exhausted(p);
  if (field->kind == WOOL_KIND_MESSAGE)
    wooli_message_begin(field->message, to);
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
      *nested = new_message(p, field->message);
    return *nested ? decode_nested(p, field, in->bytes, *nested) : exhausted(p);
  }
  wool_code rc = decode_element(p, field, in, to);
  if (!rc && field->label == WOOL_LABEL_OPTIONAL)
    *(bool *)wooli_at_mutable(message, field->presence) = true;
  return rc;
}

/* Whether the field is one that the table describes; any other is unknown, also
 * one of another wire type. */
static bool is_known(const wool_field *field, const wooli_pb_field *in) {
  if (!field)
    return false;
  if (in->wire_type == PB_WT_STRING && field->label == WOOL_LABEL_REPEATED &&
      wooli_field_is_scalar(field))
    return true; /* packed */
  if (in->wire_type != wooli_wire_type_of(field))
    return false;
  if (field->label == WOOL_LABEL_MAP)
    return !entry_is_no_value(field, in->bytes);
  return !is_no_value(field, in->value);
}

static wool_code decode_field(const parse *p, const wool_field *field,
                              const wooli_pb_field *in, void *message) {
  if (field->label == WOOL_LABEL_MAP)
    return decode_entry(p, field, in->bytes, message);
  return field->label == WOOL_LABEL_REPEATED
             ? decode_repeated(p, field, in, message)
             : decode_single(p, field, in, message);
}

static wool_code decode_fields(const parse *p, wool_bytes bytes,
                               void *message) {
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  const uint8_t *done = reader.at; /* up to here */
  wooli_pb_field in;
  bool failed = false;
  size_t cursor = 0;
  wool_code rc = WOOL_OK;
  while (!rc && wooli_pb_next(&reader, &in, &failed)) {
    const wool_field *field = find_field(p->type, in.number, &cursor);
    if (in.start != done) /* groups */
      rc = keep_run(p, message, done, in.start);
    if (!rc && is_known(field, &in))
      rc = decode_field(p, field, &in, message);
    else if (!rc && in.number != WOOLI_MANIFEST_FIELD)
      rc = keep_run(p, message, in.start, reader.at);
    if (field && !wooli_field_is_many(field))
      cursor++;
    done = reader.at;
  }
  if (failed)
    return malformed(p, NULL, "bytes are not protobuf");
  return rc ? rc : keep_run(p, message, done, reader.at);
}

static wool_code decode_message(const parse *p, wool_bytes bytes,
                                void *out_message) {
  wool_decoder *decoder = p->decoder;
  if (decoder->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(p->type, p->error);
  decoder->depth++;
  wool_arena *payer = decoder->payer;
  decoder->payer =
      p->arena ? p->arena : payer; /* of values in tokens in here */
  wool_code rc = decode_fields(p, bytes, out_message);
  decoder->payer = payer;
  decoder->depth--;
  return rc;
}

/* ---- order of maps ---- */

static wool_code settle(const parse *p, const wool_message_type *type,
                        void *message);

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
  if (field->label == WOOL_LABEL_MAP &&
      !wooli_entries_settle(field, message, p->arena))
    return exhausted(p);
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
  const wooli_unknown_source source = {bytes, decoder->input_lasts, arena};
  const parse p = {type, arena, decoder, error, &unsorted, &source};
  wooli_message_begin(type, out_message);
  wool_code rc = decode_message(&p, bytes, out_message);
  return rc || !unsorted ? rc : settle(&p, type, out_message);
}

wool_code wool_message_decode(const wool_message_type *type, wool_bytes bytes,
                              wool_arena *arena, void *out_message,
                              wool_error *error) {
  wool_decoder decoder = {NULL, NULL, 0, arena, false};
  return wooli_message_decode(type, bytes, arena, &decoder, out_message, error);
}
