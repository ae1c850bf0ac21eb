/* Messages from JSON, by protobuf's mapping. */
#include <math.h>
#include <stdio.h>

#include "runtime/wire/base64.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/json_parts.h"

enum {
  MAX_WHY_LEN = 256,  /* bytes of an error's text */
  MAX_SHOWN_LEN = 40, /* bytes of the input in it */
  FEW_FIELDS = 512    /* of a message: their marks lie on the stack */
};

typedef struct parser {
  wooli_json_reader reader;
  wool_json_options options;
  wool_arena *arena;
  wool_error *error;
  unsigned depth; /* of messages, as the codec counts */
} parser;

/* A name that members of this object may have besides its fields. */
static const char type_key[] = "@type";

static wool_code read_message(parser *p, const wool_message_type *type,
                              wooli_json_event event, void *message);
static wool_code read_single(parser *p, const wool_message_type *type,
                             const wool_field *field, wooli_json_event event,
                             void *to, bool *skipped);

/* ---- errors ---- */

static wool_code fail(parser *p, size_t at, const char *format, ...)
    WOOL_PRINTF(3, 4);

static wool_code fail(parser *p, size_t at, const char *format, ...) {
  char why[MAX_WHY_LEN];
  size_t line, column;
  va_list args;
  va_start(args, format);
  (void)vsnprintf(why, sizeof why, format, args);
  va_end(args);
  wooli_json_position(p->reader.input, at, &line, &column);
  return wool_error_set(p->error, WOOL_ERR_MALFORMED,
                        "line %zu, column %zu: %s", line, column, why);
}

static wool_code exhausted(const parser *p) {
  return wool_error_set(p->error, WOOL_ERR_NO_MEMORY,
                        "JSON: the arena's memory is exhausted");
}

/* The reader has met what is no JSON. */
static wool_code no_json(parser *p) {
  if (p->reader.error == wooli_json_too_deep)
    return wool_error_set(p->error, WOOL_ERR_LIMIT, "JSON: %s",
                          p->reader.error);
  return fail(p, p->reader.at, "%s", p->reader.error);
}

/* The event is not what the field needs. */
static wool_code expected(parser *p, const wool_message_type *type,
                          const wool_field *field, wooli_json_event event,
                          const char *what) {
  if (event == WOOLI_JSON_ERROR)
    return no_json(p);
  return fail(p, p->reader.at, "%s%s%s: expected %s", type->full_name,
              field ? "." : "", field ? field->name : "", what);
}

static int shown(wool_str text) {
  size_t len = text.len < MAX_SHOWN_LEN ? text.len : MAX_SHOWN_LEN;
  while (len < text.len && ((unsigned char)text.data[len] & 0xc0) == 0x80)
    len--; /* not within a character */
  return (int)len;
}

/* The text of the event is none that the field takes. */
static wool_code bad_text(parser *p, const wool_message_type *type,
                          const wool_field *field, const char *what) {
  wool_str text = wool_str_n(p->reader.text, p->reader.text_len);
  return fail(p, p->reader.at, "%s%s%s: '%.*s' is no %s", type->full_name,
              field ? "." : "", field ? field->name : "", shown(text),
              text.data, what);
}

static wool_code enter(parser *p, const wool_message_type *type) {
  if (p->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, p->error);
  p->depth++;
  return WOOL_OK;
}

/* ---- text ---- */

/* What the event's text says: a view of the input, or in the arena. */
static bool text_of(const parser *p, wool_str *out) {
  const wooli_json_reader *r = &p->reader;
  *out = wool_str_n(r->text, r->text_len);
  if (!r->has_escapes)
    return true;
  char *plain = wool_arena_alloc(p->arena, r->text_len + 1); /* and a NUL */
  if (!plain)
    return false;
  *out = wool_str_n(plain, wooli_json_unescape(r->text, r->text_len, plain));
  return true;
}

/* The same as a string that is handed out. */
static bool copy_text(const parser *p, wool_str *out) {
  if (!text_of(p, out))
    return false;
  if (!p->reader.has_escapes)
    *out = wool_arena_str(p->arena, *out);
  return out->data != NULL;
}

static wool_code read_bytes(parser *p, const wool_message_type *type,
                            const wool_field *field, wool_bytes *to) {
  wool_str text;
  if (!text_of(p, &text))
    return exhausted(p);
  size_t len;
  uint8_t *data =
      wool_arena_alloc(p->arena, wooli_base64_max_decoded_len(text.len));
  if (!data)
    return exhausted(p);
  if (!wooli_base64_decode_any(text, data, &len))
    return bad_text(p, type, field, "base64");
  *to = wool_bytes_n(data, len);
  return WOOL_OK;
}

/* ---- scalars ---- */

static bool to_unsigned(const wool_field *field, wool_str text,
                        uint64_t *bits) {
  uint64_t most =
      wooli_field_size(field) == sizeof *bits ? UINT64_MAX : UINT32_MAX;
  return wooli_json_to_uint64(text.data, text.len, bits) && *bits <= most;
}

static bool to_signed(const wool_field *field, wool_str text, uint64_t *bits) {
  bool wide = wooli_field_size(field) == sizeof *bits;
  int64_t value;
  if (!wooli_json_to_int64(text.data, text.len, &value) ||
      (!wide && (value < INT32_MIN || value > INT32_MAX)))
    return false;
  *bits = wool_bits_from_int(value);
  return true;
}

static bool to_integer(const wool_field *field, wool_str text, void *to) {
  uint64_t bits;
  bool ok = wooli_json_is_number(text.data, text.len) &&
            (wooli_field_is_signed(field) ? to_signed(field, text, &bits)
                                          : to_unsigned(field, text, &bits));
  if (ok)
    wooli_store_bits(field, bits, to);
  return ok;
}

static bool to_special(wool_str text, double *out) {
  if (wool_str_equal(text, wool_str_c("NaN")))
    *out = (double)NAN;
  else if (wool_str_equal(text, wool_str_c("Infinity")))
    *out = (double)INFINITY;
  else if (wool_str_equal(text, wool_str_c("-Infinity")))
    *out = -(double)INFINITY;
  else
    return false;
  return true;
}

static bool to_floating(const wool_field *field, wool_str text, bool is_string,
                        void *to) {
  double value;
  float narrow;
  bool special = is_string && to_special(text, &value);
  if (!special && !wooli_json_is_number(text.data, text.len))
    return false;
  if (field->kind == WOOL_KIND_FLOAT) {
    if (special)
      narrow = (float)value;
    else if (!wooli_json_to_float(text.data, text.len, &narrow))
      return false;
    memcpy(to, &narrow, sizeof narrow);
    return true;
  }
  if (!special && !wooli_json_to_double(text.data, text.len, &value))
    return false;
  memcpy(to, &value, sizeof value);
  return true;
}

/* A name, or any number; a closed enum's has a name. */
static wool_code read_enum(parser *p, const wool_message_type *type,
                           const wool_field *field, wooli_json_event event,
                           int32_t *to, bool *skipped) {
  const wool_enum_type *names = field->enumeration;
  wool_str text;
  int32_t number = 0;
  bool ok;
  if (event == WOOLI_JSON_NULL && wooli_is_null_enum(field)) {
    *to = 0;
    return WOOL_OK;
  }
  if (event == WOOLI_JSON_NUMBER) {
    ok = to_integer(field, wool_str_n(p->reader.text, p->reader.text_len),
                    &number);
    if (ok && names && (names->flags & WOOL_ENUM_CLOSED))
      ok = wool_enum_name(names, number) != NULL;
  } else if (event == WOOLI_JSON_STRING) {
    if (!text_of(p, &text))
      return exhausted(p);
    ok = names && wool_enum_parse(names, text, &number);
  } else {
    return expected(p, type, field, event, "the name or number of an enum");
  }
  *skipped = !ok && p->options.ignore_unknown;
  if (!ok && !*skipped)
    return bad_text(p, type, field, "value of its enum");
  if (ok)
    *to = number;
  return WOOL_OK;
}

static wool_code read_number(parser *p, const wool_message_type *type,
                             const wool_field *field, wooli_json_event event,
                             void *to) {
  bool floating =
      field->kind == WOOL_KIND_DOUBLE || field->kind == WOOL_KIND_FLOAT;
  bool is_string = event == WOOLI_JSON_STRING;
  wool_str text;
  if (!is_string && event != WOOLI_JSON_NUMBER)
    return expected(p, type, field, event,
                    floating ? "a number" : "an integer");
  if (!text_of(p, &text))
    return exhausted(p);
  bool ok = floating ? to_floating(field, text, is_string, to)
                     : to_integer(field, text, to);
  return ok ? WOOL_OK
            : bad_text(p, type, field,
                       floating ? "number in its range"
                                : "integer in its range");
}

/* ---- values ---- */

/* A struct of a message, or one value. `skipped`: it was not known, and that is
 * no matter. */
static wool_code read_element(parser *p, const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              void *to, bool *skipped) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_MESSAGE:
    return read_message(p, field->message, event, to);
  case WOOL_KIND_TOKEN:
    return fail(p, p->reader.at, "%s.%s: a token travels only through a call",
                type->full_name, field->name);
  case WOOL_KIND_STRING:
    if (event != WOOLI_JSON_STRING)
      return expected(p, type, field, event, "a string");
    return copy_text(p, to) ? WOOL_OK : exhausted(p);
  case WOOL_KIND_BYTES:
    if (event != WOOLI_JSON_STRING)
      return expected(p, type, field, event, "a string of base64");
    return read_bytes(p, type, field, to);
  case WOOL_KIND_BOOL:
    if (event != WOOLI_JSON_TRUE && event != WOOLI_JSON_FALSE)
      return expected(p, type, field, event, "true or false");
    *(bool *)to = event == WOOLI_JSON_TRUE;
    return WOOL_OK;
  case WOOL_KIND_ENUM:
    return read_enum(p, type, field, event, to, skipped);
  case WOOL_KIND_DOUBLE:
  case WOOL_KIND_FLOAT:
  case WOOL_KIND_INT64:
  case WOOL_KIND_UINT64:
  case WOOL_KIND_INT32:
  case WOOL_KIND_FIXED64:
  case WOOL_KIND_FIXED32:
  case WOOL_KIND_UINT32:
  case WOOL_KIND_SFIXED32:
  case WOOL_KIND_SFIXED64:
  case WOOL_KIND_SINT32:
  case WOOL_KIND_SINT64:
    break;
  }
  return read_number(p, type, field, event, to);
}

/* Of a field that is not repeated: a message lies behind a pointer. */
static wool_code read_single(parser *p, const wool_message_type *type,
                             const wool_field *field, wooli_json_event event,
                             void *to, bool *skipped) {
  if (field->kind != WOOL_KIND_MESSAGE)
    return read_element(p, type, field, event, to, skipped);
  void *nested = wool_arena_alloc(p->arena, field->message->size);
  if (!nested)
    return exhausted(p);
  wooli_message_begin(field->message, nested);
  *(void **)to = nested;
  return read_message(p, field->message, event, nested);
}

/* Whether null is a value of the field's type. */
static bool takes_null(const wool_field *field) {
  return field->kind == WOOL_KIND_MESSAGE ? wooli_is_value_type(field->message)
                                          : wooli_is_null_enum(field);
}

/* ---- arrays and maps ---- */

static wool_code read_item(parser *p, const wool_message_type *type,
                           const wool_field *field, wooli_json_event event,
                           void *message) {
  bool skipped = false;
  if (event == WOOLI_JSON_NULL && !takes_null(field))
    return fail(p, p->reader.at, "%s.%s: null is no element", type->full_name,
                field->name);
  void *to = wooli_elements_grow(p->arena, field, message, 1);
  if (!to)
    return exhausted(p);
  if (field->kind == WOOL_KIND_MESSAGE)
    wooli_message_begin(field->message, to);
  wool_code rc = read_element(p, type, field, event, to, &skipped);
  if (!rc && !skipped)
    ++*(size_t *)wooli_at_mutable(message, field->presence);
  return rc;
}

static wool_code read_array(parser *p, const wool_message_type *type,
                            const wool_field *field, wooli_json_event event,
                            void *message) {
  if (event != WOOLI_JSON_ARRAY_BEGIN)
    return expected(p, type, field, event, "an array");
  wool_code rc = WOOL_OK;
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_ARRAY_END)
    rc = read_item(p, type, field, event, message);
  return rc;
}

static wool_code read_key(parser *p, const wool_message_type *entry, void *to) {
  const wool_field *key = &entry->fields[0];
  wool_str text;
  to = wooli_at_mutable(to, key->offset);
  if (key->kind == WOOL_KIND_STRING)
    return copy_text(p, to) ? WOOL_OK : exhausted(p);
  if (!text_of(p, &text))
    return exhausted(p);
  if (key->kind != WOOL_KIND_BOOL)
    return to_integer(key, text, to)
               ? WOOL_OK
               : bad_text(p, entry, key, "integer in its range");
  *(bool *)to = wool_str_equal(text, wool_str_c("true"));
  return *(bool *)to || wool_str_equal(text, wool_str_c("false"))
             ? WOOL_OK
             : bad_text(p, entry, key, "true or false");
}

static wool_code read_entry(parser *p, const wool_field *map, void *message) {
  const wool_field *value = &map->message->fields[1];
  void *entry = wooli_elements_grow(p->arena, map, message, 1);
  bool skipped = false;
  if (!entry)
    return exhausted(p);
  wool_code rc = read_key(p, map->message, entry);
  if (rc)
    return rc;
  wooli_json_event event = wooli_json_next(&p->reader);
  if (event == WOOLI_JSON_NULL && !takes_null(value))
    return fail(p, p->reader.at, "%s: null is no value of an entry",
                map->message->full_name);
  rc = read_single(p, map->message, value, event,
                   wooli_at_mutable(entry, value->offset), &skipped);
  if (!rc && skipped)
    memset(entry, 0, map->message->size);
  else if (!rc)
    ++*(size_t *)wooli_at_mutable(message, map->presence);
  return rc;
}

static wool_code read_entries(parser *p, const wool_message_type *type,
                              const wool_field *map, void *message) {
  size_t *n = wooli_at_mutable(message, map->presence);
  size_t at = p->reader.at;
  wooli_json_event event;
  wool_code rc = WOOL_OK;
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END)
    rc = event == WOOLI_JSON_NAME ? read_entry(p, map, message) : no_json(p);
  if (rc)
    return rc;
  size_t given = *n;
  if (!wooli_entries_settle(map, message, p->arena))
    return exhausted(p);
  if (*n < given)
    return fail(p, at, "%s.%s: a key is there twice", type->full_name,
                map->name);
  return WOOL_OK;
}

static wool_code read_map(parser *p, const wool_message_type *type,
                          const wool_field *map, wooli_json_event event,
                          void *message) {
  if (event != WOOLI_JSON_OBJECT_BEGIN)
    return expected(p, type, map, event, "an object");
  wool_code rc = enter(p, map->message);
  if (rc)
    return rc;
  rc = read_entries(p, type, map, message);
  p->depth--;
  return rc;
}

/* ---- members of an object ---- */

static bool is_json_name(const wool_field *field, wool_str name) {
  char room[WOOLI_MAX_JSON_NAME_LEN];
  bool may_be = (field->extra && field->extra->json_name) ||
                (name.len && field->name[0] == name.data[0]);
  return may_be && wool_str_equal(wooli_json_name_of(field, room), name);
}

/* By the name in JSON, else by that of the schema. Members mostly come in the
 * order of the fields: *cursor is where the next one is looked for. */
static const wool_field *find_field(const wool_message_type *type,
                                    wool_str name, size_t *cursor) {
  size_t n = type->n_fields;
  for (size_t i = 0; i < n; i++) {
    size_t at = (*cursor + i) % n;
    if (!is_json_name(&type->fields[at], name))
      continue;
    *cursor = at + 1;
    return &type->fields[at];
  }
  for (size_t i = 0; i < n; i++)
    if (wool_str_equal(name, wool_str_c(type->fields[i].name)))
      return &type->fields[i];
  return NULL;
}

/* One of a oneof, or a member with a flag. */
static wool_code read_one(parser *p, const wool_message_type *type,
                          const wool_field *field, wooli_json_event event,
                          void *message) {
  void *to = wooli_at_mutable(message, field->offset);
  uint32_t which;
  bool skipped = false;
  if (field->label == WOOL_LABEL_ONEOF) {
    memcpy(&which, wooli_at(message, field->presence), sizeof which);
    if (which)
      return fail(p, p->reader.at, "%s.%s: another of its oneof is there",
                  type->full_name, field->name);
  }
  wool_code rc = read_single(p, type, field, event, to, &skipped);
  if (rc || skipped)
    return rc;
  if (field->label == WOOL_LABEL_ONEOF)
    memcpy(wooli_at_mutable(message, field->presence), &field->number,
           sizeof field->number);
  if (field->label == WOOL_LABEL_OPTIONAL)
    *(bool *)wooli_at_mutable(message, field->presence) = true;
  return WOOL_OK;
}

static wool_code read_field(parser *p, const wool_message_type *type,
                            const wool_field *field, void *message) {
  wooli_json_event event = wooli_json_next(&p->reader);
  bool is_many = wooli_field_is_many(field);
  if (event == WOOLI_JSON_NULL && (is_many || !takes_null(field)))
    return WOOL_OK; /* absent */
  if (field->label == WOOL_LABEL_MAP)
    return read_map(p, type, field, event, message);
  return is_many ? read_array(p, type, field, event, message)
                 : read_one(p, type, field, event, message);
}

static wool_code read_unknown(parser *p, const wool_message_type *type,
                              wool_str name, bool known_here) {
  if (!known_here && !p->options.ignore_unknown)
    return fail(p, p->reader.at, "%s has no field '%.*s'", type->full_name,
                shown(name), name.data);
  return wooli_json_skip(&p->reader, wooli_json_next(&p->reader)) ? WOOL_OK
                                                                  : no_json(p);
}

static wool_code read_member(parser *p, const wool_message_type *type,
                             bool in_any, uint8_t *seen, size_t *cursor,
                             void *message) {
  wool_str name;
  if (!text_of(p, &name))
    return exhausted(p);
  const wool_field *field =
      type->n_fields ? find_field(type, name, cursor) : NULL;
  if (!field)
    return read_unknown(p, type, name,
                        in_any && wool_str_equal(name, wool_str_c(type_key)));
  size_t i = (size_t)(field - type->fields);
  if (seen[i / 8] >> (i % 8) & 1)
    return fail(p, p->reader.at, "%s.%s is there twice", type->full_name,
                field->name);
  seen[i / 8] = (uint8_t)(seen[i / 8] | 1u << (i % 8));
  return read_field(p, type, field, message);
}

/* Up to the end of the object; `in_any`: it has a member "@type" as well. */
static wool_code read_members(parser *p, const wool_message_type *type,
                              bool in_any, void *message) {
  uint8_t few[FEW_FIELDS / 8] = {0};
  uint8_t *seen = type->n_fields <= FEW_FIELDS
                      ? few
                      : wool_arena_alloc(p->arena, type->n_fields / 8 + 1);
  size_t cursor = 0;
  wooli_json_event event;
  wool_code rc = seen ? WOOL_OK : exhausted(p);
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END)
    rc = event == WOOLI_JSON_NAME
             ? read_member(p, type, in_any, seen, &cursor, message)
             : no_json(p);
  return rc;
}

static wool_code read_object(parser *p, const wool_message_type *type,
                             wooli_json_event event, void *message) {
  return event == WOOLI_JSON_OBJECT_BEGIN
             ? read_members(p, type, false, message)
             : expected(p, type, NULL, event, "an object");
}

/* ---- well-known types ---- */

static wool_code not_as_known(parser *p, const wool_message_type *type) {
  return fail(p, p->reader.at, "%s: its fields are not those of protobuf's",
              type->full_name);
}

static wool_code read_time(parser *p, const wool_message_type *type,
                           wooli_json_event event, void *message) {
  const wool_field *seconds =
      wooli_known_field(type, 1, WOOL_KIND_INT64, WOOL_LABEL_SINGULAR);
  const wool_field *nanos =
      wooli_known_field(type, 2, WOOL_KIND_INT32, WOOL_LABEL_SINGULAR);
  bool is_stamp = type->well_known == WOOL_WELL_KNOWN_TIMESTAMP;
  wooli_time time;
  wool_str text;
  if (!seconds || !nanos)
    return not_as_known(p, type);
  if (event != WOOLI_JSON_STRING)
    return expected(p, type, NULL, event, "a string");
  if (!text_of(p, &text))
    return exhausted(p);
  if (!(is_stamp ? wooli_timestamp_parse(text, &time)
                 : wooli_duration_parse(text, &time)))
    return bad_text(p, type, NULL,
                    is_stamp ? "time such as \"1972-01-01T10:00:20.021Z\""
                             : "duration such as \"1.5s\"");
  *(int64_t *)wooli_at_mutable(message, seconds->offset) = time.seconds;
  *(int32_t *)wooli_at_mutable(message, nanos->offset) = time.nanos;
  return WOOL_OK;
}

static wool_code add_path(parser *p, const wool_message_type *type,
                          const wool_field *field, wool_str camel,
                          void *message) {
  wool_str *to = wooli_elements_grow(p->arena, field, message, 1);
  char *path = wool_arena_alloc(p->arena, 2 * camel.len + 1);
  size_t len;
  if (!to || !path)
    return exhausted(p);
  if (!wooli_path_to_snake(camel, path, &len))
    return bad_text(p, type, NULL, "list of paths in camelCase");
  *to = wool_str_n(path, len);
  ++*(size_t *)wooli_at_mutable(message, field->presence);
  return WOOL_OK;
}

static wool_code read_mask(parser *p, const wool_message_type *type,
                           wooli_json_event event, void *message) {
  const wool_field *field =
      wooli_known_field(type, 1, WOOL_KIND_STRING, WOOL_LABEL_REPEATED);
  wool_str text;
  if (!field)
    return not_as_known(p, type);
  if (event != WOOLI_JSON_STRING)
    return expected(p, type, NULL, event, "a string");
  if (!text_of(p, &text))
    return exhausted(p);
  wool_code rc = WOOL_OK;
  bool more = text.len != 0;
  while (more && !rc) {
    const char *comma = memchr(text.data, ',', text.len);
    size_t len = comma ? (size_t)(comma - text.data) : text.len;
    rc = add_path(p, type, field, wool_str_n(text.data, len), message);
    more = comma != NULL;
    if (more)
      text = wool_str_n(comma + 1, text.len - len - 1);
  }
  return rc;
}

static wool_code read_wrapper(parser *p, const wool_message_type *type,
                              wooli_json_event event, void *message) {
  bool skipped = false;
  if (type->n_fields != 1 || type->fields[0].number != 1)
    return not_as_known(p, type);
  return read_single(p, type, &type->fields[0], event,
                     wooli_at_mutable(message, type->fields[0].offset),
                     &skipped);
}

static wool_code read_struct(parser *p, const wool_message_type *type,
                             wooli_json_event event, void *message) {
  const wool_field *fields =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP);
  return fields ? read_map(p, type, fields, event, message)
                : not_as_known(p, type);
}

static wool_code read_list(parser *p, const wool_message_type *type,
                           wooli_json_event event, void *message) {
  const wool_field *values =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_REPEATED);
  return values ? read_array(p, type, values, event, message)
                : not_as_known(p, type);
}

/* wool.Value has integers: a number without a point or an exponent is one, if
 * it fits. */
static const wool_field *number_field(const parser *p,
                                      const wool_message_type *type) {
  const wooli_json_reader *r = &p->reader;
  bool is_plain = !memchr(r->text, '.', r->text_len) &&
                  !memchr(r->text, 'e', r->text_len) &&
                  !memchr(r->text, 'E', r->text_len);
  int64_t integer;
  uint64_t uinteger;
  if (type->well_known == WOOL_WELL_KNOWN_WOOL_VALUE && is_plain) {
    if (wooli_json_to_int64(r->text, r->text_len, &integer))
      return wooli_known_field(type, 7, WOOL_KIND_SINT64, WOOL_LABEL_ONEOF);
    if (wooli_json_to_uint64(r->text, r->text_len, &uinteger))
      return wooli_known_field(type, 8, WOOL_KIND_UINT64, WOOL_LABEL_ONEOF);
  }
  return wooli_known_field(type, 2, WOOL_KIND_DOUBLE, WOOL_LABEL_ONEOF);
}

/* Which of a Value's fields an event is for. */
static const wool_field *value_field(const parser *p,
                                     const wool_message_type *type,
                                     wooli_json_event event) {
  const wool_label one = WOOL_LABEL_ONEOF;
  switch (event) {
  case WOOLI_JSON_NULL:
    return wooli_known_field(type, 1, WOOL_KIND_ENUM, one);
  case WOOLI_JSON_NUMBER:
    return number_field(p, type);
  case WOOLI_JSON_STRING:
    return wooli_known_field(type, 3, WOOL_KIND_STRING, one);
  case WOOLI_JSON_TRUE:
  case WOOLI_JSON_FALSE:
    return wooli_known_field(type, 4, WOOL_KIND_BOOL, one);
  case WOOLI_JSON_OBJECT_BEGIN:
    return wooli_known_field(type, 5, WOOL_KIND_MESSAGE, one);
  case WOOLI_JSON_ARRAY_BEGIN:
    return wooli_known_field(type, 6, WOOL_KIND_MESSAGE, one);
  case WOOLI_JSON_ERROR:
  case WOOLI_JSON_END:
  case WOOLI_JSON_OBJECT_END:
  case WOOLI_JSON_ARRAY_END:
  case WOOLI_JSON_NAME:
    break;
  }
  return NULL;
}

static wool_code read_value(parser *p, const wool_message_type *type,
                            wooli_json_event event, void *message) {
  if (event == WOOLI_JSON_ERROR)
    return no_json(p);
  const wool_field *field = value_field(p, type, event);
  return field ? read_one(p, type, field, event, message)
               : not_as_known(p, type);
}

/* ---- Any ---- */

/* Finds "@type" in the object that has begun, wherever it stands; the parser
 * stays where it is. *out_url has no data if there is none. */
static wool_code find_type(parser *p, wool_str *out_url, bool *out_is_empty) {
  const wooli_json_reader here = p->reader;
  wooli_json_event event;
  wool_str name;
  *out_is_empty = true;
  *out_url = wool_str_n(NULL, 0);
  while ((event = wooli_json_next(&p->reader)) == WOOLI_JSON_NAME) {
    *out_is_empty = false;
    if (!text_of(p, &name))
      return exhausted(p);
    bool is_type = wool_str_equal(name, wool_str_c(type_key));
    if (is_type && out_url->data)
      return fail(p, p->reader.at, "'@type' is there twice");
    event = wooli_json_next(&p->reader);
    if (is_type && event != WOOLI_JSON_STRING && event != WOOLI_JSON_ERROR)
      return fail(p, p->reader.at, "'@type' is no string");
    if (is_type && event == WOOLI_JSON_STRING && !copy_text(p, out_url))
      return exhausted(p);
    if (!wooli_json_skip(&p->reader, event))
      return no_json(p);
  }
  if (event == WOOLI_JSON_ERROR)
    return no_json(p);
  p->reader = here;
  return WOOL_OK;
}

/* {"@type": …, "value": …} of a type that has a JSON of its own. */
static wool_code read_packed_value(parser *p, const wool_message_type *type,
                                   void *message) {
  bool found = false;
  wooli_json_event event;
  wool_str name;
  wool_code rc = WOOL_OK;
  while (!rc &&
         (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END) {
    if (event == WOOLI_JSON_ERROR)
      return no_json(p);
    if (!text_of(p, &name))
      return exhausted(p);
    if (!wool_str_equal(name, wool_str_c("value"))) {
      rc = read_unknown(p, type, name,
                        wool_str_equal(name, wool_str_c(type_key)));
      continue;
    }
    if (found)
      return fail(p, p->reader.at, "'value' is there twice");
    found = true;
    rc = read_message(p, type, wooli_json_next(&p->reader), message);
  }
  if (!rc && !found)
    rc = fail(p, p->reader.at, "%s in an Any has no member 'value'",
              type->full_name);
  return rc;
}

/* What of an Any's object is not its type, as bytes in the arena. */
static wool_code read_packed(parser *p, const wool_message_type *type,
                             wool_bytes *out_bytes) {
  void *message = wool_arena_alloc(p->arena, type->size);
  if (!message)
    return exhausted(p);
  wooli_message_begin(type, message);
  wool_code rc;
  if (type->well_known != WOOL_WELL_KNOWN_NONE) {
    rc = read_packed_value(p, type, message);
  } else {
    rc = enter(p, type);
    if (rc)
      return rc;
    rc = read_members(p, type, true, message);
    p->depth--;
  }
  return rc ? rc
            : wool_message_encode(type, message, p->arena, out_bytes, p->error);
}

static wool_code read_any(parser *p, const wool_message_type *any,
                          wooli_json_event event, void *message) {
  const wool_field *url_field =
      wooli_known_field(any, 1, WOOL_KIND_STRING, WOOL_LABEL_SINGULAR);
  const wool_field *value =
      wooli_known_field(any, 2, WOOL_KIND_BYTES, WOOL_LABEL_SINGULAR);
  wool_str url;
  bool empty;
  if (!url_field || !value)
    return not_as_known(p, any);
  if (event != WOOLI_JSON_OBJECT_BEGIN)
    return expected(p, any, NULL, event, "an object");
  size_t at = p->reader.at;
  wool_code rc = find_type(p, &url, &empty);
  if (rc)
    return rc;
  if (empty)
    return read_members(p, any, false, message);
  if (!url.data)
    return fail(p, at, "%s: '@type' is missing", any->full_name);
  const wool_message_type *type = wooli_json_type_of_url(&p->options, url);
  if (!type)
    return fail(p, at, "%s: the type '%.*s' is not among those given",
                any->full_name, shown(url), url.data);
  *(wool_str *)wooli_at_mutable(message, url_field->offset) = url;
  return read_packed(p, type, wooli_at_mutable(message, value->offset));
}

/* ---- any message ---- */

static wool_code read_known(parser *p, const wool_message_type *type,
                            wooli_json_event event, void *message) {
  switch ((wool_well_known)type->well_known) {
  case WOOL_WELL_KNOWN_NONE:
    break;
  case WOOL_WELL_KNOWN_TIMESTAMP:
  case WOOL_WELL_KNOWN_DURATION:
    return read_time(p, type, event, message);
  case WOOL_WELL_KNOWN_FIELD_MASK:
    return read_mask(p, type, event, message);
  case WOOL_WELL_KNOWN_ANY:
    return read_any(p, type, event, message);
  case WOOL_WELL_KNOWN_STRUCT:
    return read_struct(p, type, event, message);
  case WOOL_WELL_KNOWN_VALUE:
  case WOOL_WELL_KNOWN_WOOL_VALUE:
    return read_value(p, type, event, message);
  case WOOL_WELL_KNOWN_LIST_VALUE:
    return read_list(p, type, event, message);
  case WOOL_WELL_KNOWN_WRAPPER:
    return read_wrapper(p, type, event, message);
  }
  return read_object(p, type, event, message);
}

static wool_code read_message(parser *p, const wool_message_type *type,
                              wooli_json_event event, void *message) {
  wool_code rc = enter(p, type);
  if (rc)
    return rc;
  rc = read_known(p, type, event, message);
  p->depth--;
  return rc;
}

wool_code wool_message_from_json(const wool_message_type *type, wool_str json,
                                 const wool_json_options *options,
                                 wool_arena *arena, void *out_message,
                                 wool_error *error) {
  parser p = {.options = wooli_json_options_of(options),
              .arena = arena,
              .error = error};
  wooli_json_reader_init(&p.reader, json.len ? json.data : "", json.len);
  wooli_message_begin(type, out_message);
  wool_code rc =
      read_message(&p, type, wooli_json_next(&p.reader), out_message);
  if (!rc && wooli_json_next(&p.reader) != WOOLI_JSON_END)
    rc = no_json(&p);
  return rc;
}
