/* Messages to JSON, by protobuf's mapping. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/wire/base64.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/json_parts.h"
#include "runtime/wire/utf8.h"

enum {
  KEY_TEXT_LEN = 24 /* bytes of a map's key that is no string */
};

typedef struct printer {
  wool_json_options options;
  wooli_json_writer writer;
  wool_arena *arena; /* for what an Any holds */
  wool_error *error;
  unsigned depth; /* of messages */
} printer;

static wool_code print_message(printer *p, const wool_message_type *type,
                               const void *message);
static wool_code print_members(printer *p, const wool_message_type *type,
                               const void *message);

static bool put(void *buffer, const char *bytes, size_t len) {
  return wooli_buffer_append(buffer, bytes, len);
}

/* How much of a text a message shows: the rest would hide what it says. */
static int shown(wool_str text) {
  enum {
    MAX = 100
  };
  return text.len < MAX ? (int)text.len : MAX;
}

static wool_code no_memory(const printer *p) {
  return wool_error_set(p->error, WOOL_ERR_NO_MEMORY, "JSON: out of memory");
}

static wool_code refuse(const printer *p, const wool_message_type *type,
                        const wool_field *field, const char *why) {
  return wool_error_set(p->error, WOOL_ERR_NOT_SERIALIZABLE, "%s%s%s: %s",
                        type->full_name, field ? "." : "",
                        field ? field->name : "", why);
}

static wool_code enter(printer *p, const wool_message_type *type) {
  if (p->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, p->error);
  p->depth++;
  return WOOL_OK;
}

/* ---- scalars ---- */

static void put_text(printer *p, const char *text) {
  wooli_json_literal(&p->writer, text, strlen(text));
}

/* `whole`: a number that is an integer keeps a point, to come back as what it
 * was. */
static void put_double(printer *p, double value, bool whole) {
  char text[WOOLI_JSON_NUMBER_TEXT_LEN + 2];
  size_t len = wooli_json_print_double(value, text);
  if (whole && !memchr(text, '.', len) && !memchr(text, 'e', len)) {
    memcpy(text + len, ".0", 3);
    len += 2;
  }
  wooli_json_literal(&p->writer, text, len);
}

static void print_floating(printer *p, const wool_field *field, uint64_t bits) {
  bool is_float = field->kind == WOOL_KIND_FLOAT;
  double value =
      is_float ? (double)wool_bits_to_float(bits) : wool_bits_to_double(bits);
  char text[WOOLI_JSON_NUMBER_TEXT_LEN];
  if (isnan(value))
    wooli_json_string(&p->writer, "NaN", 3);
  else if (isinf(value))
    wooli_json_string(&p->writer, value < 0 ? "-Infinity" : "Infinity",
                      value < 0 ? 9 : 8);
  else if (is_float)
    wooli_json_literal(&p->writer, text,
                       wooli_json_print_float(wool_bits_to_float(bits), text));
  else
    put_double(p, value, false);
}

static size_t print_integer(const wool_field *field, uint64_t bits, char *out,
                            size_t len) {
  int n = wooli_field_is_signed(field)
              ? snprintf(out, len, "%" PRId64, wool_bits_to_int(bits))
              : snprintf(out, len, "%" PRIu64, bits);
  return (size_t)n;
}

static wool_code print_enum(printer *p, const wool_field *field,
                            uint64_t bits) {
  char text[KEY_TEXT_LEN];
  int32_t number = (int32_t)wool_bits_to_int(bits);
  const char *name =
      field->enumeration ? wool_enum_name(field->enumeration, number) : NULL;
  if (wooli_is_null_enum(field) && !p->options.enums_as_numbers)
    put_text(p, "null");
  else if (name && !p->options.enums_as_numbers)
    wooli_json_string(&p->writer, name, strlen(name));
  else
    wooli_json_literal(&p->writer, text,
                       print_integer(field, bits, text, sizeof text));
  return WOOL_OK;
}

static wool_code print_scalar(printer *p, const wool_field *field,
                              const void *at) {
  char text[KEY_TEXT_LEN];
  uint64_t bits = wooli_load_bits(field, at);
  if (field->kind == WOOL_KIND_BOOL) {
    put_text(p, bits ? "true" : "false");
    return WOOL_OK;
  }
  if (field->kind == WOOL_KIND_DOUBLE || field->kind == WOOL_KIND_FLOAT) {
    print_floating(p, field, bits);
    return WOOL_OK;
  }
  if (field->kind == WOOL_KIND_ENUM)
    return print_enum(p, field, bits);
  size_t len = print_integer(field, bits, text, sizeof text);
  /* JavaScript's numbers have 53 bits. */
  if (wooli_field_size(field) == sizeof bits)
    wooli_json_string(&p->writer, text, len);
  else
    wooli_json_literal(&p->writer, text, len);
  return WOOL_OK;
}

/* ---- strings ---- */

static wool_code print_str(printer *p, const wool_message_type *type,
                           const wool_field *field, wool_str str) {
  if (!wooli_is_utf8(str.data, str.len))
    return wool_error_set(p->error, WOOL_ERR_TYPE,
                          "field %s of %s: not UTF-8 (%zu bytes)", field->name,
                          type->full_name, str.len);
  wooli_json_string(&p->writer, str.data, str.len);
  return WOOL_OK;
}

static wool_code print_bytes(printer *p, wool_bytes bytes) {
  static const char padding[] = "==";
  if (bytes.len > SIZE_MAX / 2)
    return no_memory(p);
  size_t len = wooli_base64_encoded_len(bytes.len);
  size_t n_padding = (4 - len % 4) % 4;
  char *text = malloc(len + n_padding + 1);
  if (!text)
    return no_memory(p);
  wooli_base64_encode(bytes, text);
  memcpy(text + len, padding, n_padding);
  wooli_json_string(&p->writer, text, len + n_padding);
  free(text);
  return WOOL_OK;
}

/* ---- values that are there ---- */

/* A message that is NULL where one is chosen is an empty one. */
static wool_code print_pointed(printer *p, const wool_message_type *type,
                               const void *message) {
  if (message)
    return print_message(p, type, message);
  void *empty = calloc(1, type->size ? type->size : 1);
  if (!empty)
    return no_memory(p);
  wooli_message_begin(type, empty);
  wool_code rc = print_message(p, type, empty);
  free(empty);
  return rc;
}

static wool_code print_element(printer *p, const wool_message_type *type,
                               const wool_field *field, const void *at) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_MESSAGE:
    return print_message(p, field->message, at);
  case WOOL_KIND_TOKEN:
    return refuse(p, type, field, "a token travels only through a call");
  case WOOL_KIND_STRING:
    return print_str(p, type, field, *(const wool_str *)at);
  case WOOL_KIND_BYTES:
    return print_bytes(p, *(const wool_bytes *)at);
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_INT32:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_BOOL:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_ENUM:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SINT64:
    break;
  }
  return print_scalar(p, field, at);
}

/* Of a field that is not repeated: a message lies behind a pointer. */
static wool_code print_single(printer *p, const wool_message_type *type,
                              const wool_field *field, const void *at) {
  return field->kind == WOOL_KIND_MESSAGE
             ? print_pointed(p, field->message, *(const void *const *)at)
             : print_element(p, type, field, at);
}

static wool_code print_array(printer *p, const wool_message_type *type,
                             const wool_field *field, const void *message) {
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  const void *elements = *(const void *const *)wooli_at(message, field->offset);
  size_t size = wooli_field_size(field);
  wool_code rc = WOOL_OK;
  wooli_json_begin_array(&p->writer);
  for (size_t i = 0; i < n && !rc; i++)
    rc = print_element(p, type, field, wooli_at(elements, i * size));
  wooli_json_end_array(&p->writer);
  return rc;
}

/* ---- maps ---- */

static wool_code print_key(printer *p, const wool_message_type *entry,
                           const void *at) {
  const wool_field *key = &entry->fields[0];
  char text[KEY_TEXT_LEN];
  at = wooli_at(at, key->offset);
  if (key->kind == WOOL_KIND_STRING) {
    wool_str str = *(const wool_str *)at;
    if (!wooli_is_utf8(str.data, str.len))
      return refuse(p, entry, key, "not UTF-8");
    wooli_json_name(&p->writer, str.data, str.len);
    return WOOL_OK;
  }
  uint64_t bits = wooli_load_bits(key, at);
  if (key->kind == WOOL_KIND_BOOL)
    wooli_json_name(&p->writer, bits ? "true" : "false", bits ? 4 : 5);
  else
    wooli_json_name(&p->writer, text,
                    print_integer(key, bits, text, sizeof text));
  return WOOL_OK;
}

static wool_code print_entry(printer *p, const wool_field *map,
                             const void *entry) {
  const wool_message_type *type = map->message;
  const wool_field *value = &type->fields[1];
  wool_code rc = print_key(p, type, entry);
  return rc ? rc : print_single(p, type, value, wooli_at(entry, value->offset));
}

static wool_code print_sorted(printer *p, const wool_field *map,
                              const void *entries, size_t n) {
  const void **sorted = calloc(2 * n, sizeof *sorted);
  if (!sorted)
    return no_memory(p);
  wool_code rc = WOOL_OK;
  n = wooli_entries_sort(map, entries, n, sorted);
  for (size_t i = 0; i < n && !rc; i++)
    rc = print_entry(p, map, sorted[i]);
  free(sorted);
  return rc;
}

/* In the order of the keys, each once, as they are sent. */
static wool_code print_map(printer *p, const wool_field *map,
                           const void *message) {
  size_t n = *(const size_t *)wooli_at(message, map->presence);
  const void *entries = *(const void *const *)wooli_at(message, map->offset);
  wool_code rc = enter(p, map->message);
  if (rc)
    return rc;
  wooli_json_begin_object(&p->writer);
  if (!wooli_entries_are_sorted(map, entries, n))
    rc = print_sorted(p, map, entries, n);
  else
    for (size_t i = 0; i < n && !rc; i++)
      rc = print_entry(p, map, wooli_at(entries, i * map->message->size));
  wooli_json_end_object(&p->writer);
  p->depth--;
  return rc;
}

/* ---- ordinary messages ---- */

static bool is_there(const printer *p, const wool_field *field,
                     const void *message) {
  if (wooli_field_is_many(field))
    return p->options.always_print_fields ||
           *(const size_t *)wooli_at(message, field->presence);
  if (field->label == WOOL_LABEL_SINGULAR && field->kind != WOOL_KIND_MESSAGE &&
      field->kind != WOOL_KIND_TOKEN && p->options.always_print_fields)
    return true;
  return wooli_field_is_there(field, message);
}

static wool_code print_field(printer *p, const wool_message_type *type,
                             const wool_field *field, const void *message) {
  char room[WOOLI_MAX_JSON_NAME_LEN];
  wool_str name = p->options.proto_names ? wool_str_c(field->name)
                                         : wooli_json_name_of(field, room);
  wooli_json_name(&p->writer, name.data, name.len);
  if (field->label == WOOL_LABEL_MAP)
    return print_map(p, field, message);
  if (field->label == WOOL_LABEL_REPEATED)
    return print_array(p, type, field, message);
  return print_single(p, type, field, wooli_at(message, field->offset));
}

static wool_code print_members(printer *p, const wool_message_type *type,
                               const void *message) {
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++)
    if (is_there(p, &type->fields[i], message))
      rc = print_field(p, type, &type->fields[i], message);
  return rc;
}

static wool_code print_object(printer *p, const wool_message_type *type,
                              const void *message) {
  wooli_json_begin_object(&p->writer);
  wool_code rc = print_members(p, type, message);
  wooli_json_end_object(&p->writer);
  return rc;
}

/* ---- well-known types ---- */

static wool_code not_as_known(const printer *p, const wool_message_type *type) {
  return refuse(p, type, NULL, "its fields are not those of protobuf's");
}

static wool_code print_time(printer *p, const wool_message_type *type,
                            const void *message) {
  const wool_field *seconds =
      wooli_known_field(type, 1, WOOL_KIND_INT64, WOOL_LABEL_SINGULAR);
  const wool_field *nanos =
      wooli_known_field(type, 2, WOOL_KIND_INT32, WOOL_LABEL_SINGULAR);
  char text[WOOLI_TIME_TEXT_LEN];
  if (!seconds || !nanos)
    return not_as_known(p, type);
  const wooli_time time = {*(const int64_t *)wooli_at(message, seconds->offset),
                           *(const int32_t *)wooli_at(message, nanos->offset)};
  bool ok = type->well_known == WOOL_WELL_KNOWN_TIMESTAMP
                ? wooli_timestamp_print(time, text)
                : wooli_duration_print(time, text);
  if (!ok)
    return wool_error_set(p->error, WOOL_ERR_NOT_SERIALIZABLE,
                          "%s: %" PRId64 " s and %" PRId32
                          " ns are out of range",
                          type->full_name, time.seconds, time.nanos);
  wooli_json_string(&p->writer, text, strlen(text));
  return WOOL_OK;
}

static wool_code append_path(const printer *p, const wool_message_type *type,
                             wool_str path, bool is_first, wooli_buffer *text) {
  size_t len;
  if (!wooli_buffer_reserve(text, path.len + 1))
    return no_memory(p);
  if (!is_first)
    text->data[text->len++] = ',';
  if (!wooli_path_to_camel(path, (char *)text->data + text->len, &len))
    return wool_error_set(
        p->error, WOOL_ERR_NOT_SERIALIZABLE,
        "%s: the path '%.*s' has no camelCase that comes back", type->full_name,
        shown(path), path.data);
  text->len += len;
  return WOOL_OK;
}

static wool_code print_mask(printer *p, const wool_message_type *type,
                            const void *message) {
  const wool_field *field =
      wooli_known_field(type, 1, WOOL_KIND_STRING, WOOL_LABEL_REPEATED);
  if (!field)
    return not_as_known(p, type);
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  const wool_str *paths =
      *(const wool_str *const *)wooli_at(message, field->offset);
  wooli_buffer text = {NULL, 0, 0};
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < n && !rc; i++)
    rc = append_path(p, type, paths[i], i == 0, &text);
  if (!rc)
    rc = print_str(p, type, field,
                   wool_str_n((const char *)text.data, text.len));
  wooli_buffer_cleanup(&text);
  return rc;
}

static wool_code print_wrapper(printer *p, const wool_message_type *type,
                               const void *message) {
  if (type->n_fields != 1 || type->fields[0].number != 1)
    return not_as_known(p, type);
  return print_single(p, type, &type->fields[0],
                      wooli_at(message, type->fields[0].offset));
}

static wool_code print_struct(printer *p, const wool_message_type *type,
                              const void *message) {
  const wool_field *fields =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP);
  return fields ? print_map(p, fields, message) : not_as_known(p, type);
}

static wool_code print_list(printer *p, const wool_message_type *type,
                            const void *message) {
  const wool_field *values =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_REPEATED);
  return values ? print_array(p, type, values, message) : not_as_known(p, type);
}

static const wool_field *chosen_of(const wool_message_type *type,
                                   const void *message) {
  for (size_t i = 0; i < type->n_fields; i++)
    if (type->fields[i].label == WOOL_LABEL_ONEOF &&
        wooli_field_is_chosen(&type->fields[i], message))
      return &type->fields[i];
  return NULL;
}

/* Integers are numbers whatever their size: a string would not come back as a
 * number. */
static wool_code print_value(printer *p, const wool_message_type *type,
                             const void *message) {
  const wool_field *field = chosen_of(type, message);
  char text[KEY_TEXT_LEN];
  if (!field || field->kind == WOOL_KIND_ENUM) {
    put_text(p, "null");
    return WOOL_OK;
  }
  const void *at = wooli_at(message, field->offset);
  if (field->kind == WOOL_KIND_DOUBLE) {
    double number = *(const double *)at;
    if (!isfinite(number))
      return refuse(p, type, field, "JSON has no number for NaN and infinity");
    put_double(p, number, type->well_known == WOOL_WELL_KNOWN_WOOL_VALUE);
    return WOOL_OK;
  }
  if (field->kind != WOOL_KIND_BOOL && wooli_field_is_scalar(field)) {
    wooli_json_literal(
        &p->writer, text,
        print_integer(field, wooli_load_bits(field, at), text, sizeof text));
    return WOOL_OK;
  }
  return print_single(p, type, field, at);
}

/* ---- Any ---- */

static bool is_special(const wool_message_type *type) {
  return type->well_known != WOOL_WELL_KNOWN_NONE;
}

static wool_code decode_any(printer *p, const wool_message_type *type,
                            wool_bytes bytes, void **out_message) {
  wool_decoder decoder = {NULL, NULL, p->depth, p->arena, true};
  *out_message = wool_arena_alloc(p->arena, type->size);
  return *out_message ? wooli_message_decode(type, bytes, p->arena, &decoder,
                                             *out_message, p->error)
                      : no_memory(p);
}

static wool_code print_packed(printer *p, const wool_message_type *type,
                              wool_bytes bytes) {
  void *message;
  wool_code rc = decode_any(p, type, bytes, &message);
  if (rc)
    return rc;
  if (is_special(type)) {
    wooli_json_name(&p->writer, "value", 5);
    return print_message(p, type, message);
  }
  rc = enter(p, type);
  if (rc)
    return rc;
  rc = print_members(p, type, message);
  p->depth--;
  return rc;
}

static wool_code print_any(printer *p, const wool_message_type *any,
                           const void *message) {
  const wool_field *url_field =
      wooli_known_field(any, 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR);
  const wool_field *value =
      wooli_known_field(any, 2, WOOL_KIND_BYTES, WOOL_LABEL_SINGULAR);
  if (!url_field || !value)
    return not_as_known(p, any);
  wool_str url = *(const wool_str *)wooli_at(message, url_field->offset);
  wool_bytes bytes = *(const wool_bytes *)wooli_at(message, value->offset);
  wool_code rc = WOOL_OK;
  wooli_json_begin_object(&p->writer);
  if (url.len || bytes.len) {
    const wool_message_type *type = wooli_json_type_of_url(&p->options, url);
    if (!type)
      return wool_error_set(p->error, WOOL_ERR_NOT_SERIALIZABLE,
                            "%s: the type '%.*s' is not among those given",
                            any->full_name, shown(url), url.data);
    wooli_json_name(&p->writer, "@type", 5);
    rc = print_str(p, any, url_field, url);
    if (!rc)
      rc = print_packed(p, type, bytes);
  }
  wooli_json_end_object(&p->writer);
  return rc;
}

/* ---- any message ---- */

static wool_code print_known(printer *p, const wool_message_type *type,
                             const void *message) {
  switch ((wool_well_known)type->well_known) {
  case WOOL_WELL_KNOWN_NONE:
    break;
  case WOOL_WELL_KNOWN_TIMESTAMP:
  case WOOL_WELL_KNOWN_DURATION:
    return print_time(p, type, message);
  case WOOL_WELL_KNOWN_FIELD_MASK:
    return print_mask(p, type, message);
  case WOOL_WELL_KNOWN_ANY:
    return print_any(p, type, message);
  case WOOL_WELL_KNOWN_STRUCT:
    return print_struct(p, type, message);
  case WOOL_WELL_KNOWN_VALUE:
  case WOOL_WELL_KNOWN_WOOL_VALUE:
    return print_value(p, type, message);
  case WOOL_WELL_KNOWN_LIST_VALUE:
    return print_list(p, type, message);
  case WOOL_WELL_KNOWN_WRAPPER:
    return print_wrapper(p, type, message);
  }
  return print_object(p, type, message);
}

static wool_code print_message(printer *p, const wool_message_type *type,
                               const void *message) {
  wool_code rc = enter(p, type);
  if (rc)
    return rc;
  rc = print_known(p, type, message);
  p->depth--;
  return rc;
}

wool_code wool_message_to_json(const wool_message_type *type,
                               const void *message,
                               const wool_json_options *options,
                               wool_arena *arena, wool_str *out_json,
                               wool_error *error) {
  wooli_buffer buffer = {NULL, 0, 0};
  printer p = {.options = wooli_json_options_of(options),
               .arena = arena,
               .error = error};
  p.writer.put = put;
  p.writer.user_data = &buffer;
  p.writer.indent = p.options.indent;
  wool_code rc = print_message(&p, type, message);
  if (!rc && p.writer.failed)
    rc = no_memory(&p);
  if (!rc) {
    *out_json = wool_arena_str(
        arena, wool_str_n((const char *)buffer.data, buffer.len));
    if (!out_json->data)
      rc = no_memory(&p);
  }
  wooli_buffer_cleanup(&buffer);
  return rc;
}
