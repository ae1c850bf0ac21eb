/* Messages from JSON, by protobuf's mapping. */
#include "runtime/wire/json_read.h"
#include "runtime/wire/entries.h"

enum {
  FEW_FIELDS = 512 /* of a message: their marks lie on the stack */
};

/* ---- values ---- */

/* A struct of a message, or one value. `skipped`: it was not known, and that is
 * no matter. */
static wool_code read_element(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              void *to, bool *skipped) {
  switch ((wool_kind)field->kind) {
  case WOOL_KIND_MESSAGE:
    return wooli_json_read_message(p, field->message, event, to);
  case WOOL_KIND_TOKEN:
    return wooli_json_fail(p, p->reader.at,
                           "%s.%s: a token travels only through a call",
                           type->full_name, field->name);
  case WOOL_KIND_STRING:
    if (event != WOOLI_JSON_STRING)
      return wooli_json_expected(p, type, field, event, "a string");
    return wooli_json_copy_text(p, to) ? WOOL_OK : wooli_json_exhausted(p);
  case WOOL_KIND_BYTES:
    if (event != WOOLI_JSON_STRING)
      return wooli_json_expected(p, type, field, event, "a string of base64");
    return wooli_json_read_bytes(p, type, field, to);
  case WOOL_KIND_BOOL:
    if (event != WOOLI_JSON_TRUE && event != WOOLI_JSON_FALSE)
      return wooli_json_expected(p, type, field, event, "true or false");
    *(bool *)to = event == WOOLI_JSON_TRUE;
    return WOOL_OK;
  case WOOL_KIND_ENUM:
    return wooli_json_read_enum(p, type, field, event, to, skipped);
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
  return wooli_json_read_number(p, type, field, event, to);
}

/* Of a field that is not repeated: a message lies behind a pointer. */
wool_code wooli_json_read_single(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 const wool_field *field,
                                 wooli_json_event event, void *to,
                                 bool *skipped) {
  if (field->kind != WOOL_KIND_MESSAGE)
    return read_element(p, type, field, event, to, skipped);
  void *nested = wool_arena_alloc(p->arena, field->message->size);
  if (!nested)
    return wooli_json_exhausted(p);
  wooli_message_begin(field->message, nested);
  *(void **)to = nested;
  return wooli_json_read_message(p, field->message, event, nested);
}

/* Whether null is a value of the field's type. */
static bool takes_null(const wool_field *field) {
  return field->kind == WOOL_KIND_MESSAGE ? wooli_is_value_type(field->message)
                                          : wooli_is_null_enum(field);
}

/* ---- arrays and maps ---- */

static wool_code read_item(wooli_json_parser *p, const wool_message_type *type,
                           const wool_field *field, wooli_json_event event,
                           void *message) {
  bool skipped = false;
  if (event == WOOLI_JSON_NULL && !takes_null(field))
    return wooli_json_fail(p, p->reader.at, "%s.%s: null is no element",
                           type->full_name, field->name);
  void *to = wooli_elements_grow(p->arena, field, message, 1);
  if (!to)
    return wooli_json_exhausted(p);
  if (field->kind == WOOL_KIND_MESSAGE)
    wooli_message_begin(field->message, to);
  wool_code rc = read_element(p, type, field, event, to, &skipped);
  if (!rc && !skipped)
    ++*(size_t *)wooli_at_mutable(message, field->presence);
  return rc;
}

wool_code wooli_json_read_array(wooli_json_parser *p,
                                const wool_message_type *type,
                                const wool_field *field, wooli_json_event event,
                                void *message) {
  if (event != WOOLI_JSON_ARRAY_BEGIN)
    return wooli_json_expected(p, type, field, event, "an array");
  wool_code rc = WOOL_OK;
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_ARRAY_END)
    rc = read_item(p, type, field, event, message);
  return rc;
}

static wool_code read_key(wooli_json_parser *p, const wool_message_type *entry,
                          void *to) {
  const wool_field *key = &entry->fields[0];
  wool_str text;
  to = wooli_at_mutable(to, key->offset);
  if (key->kind == WOOL_KIND_STRING)
    return wooli_json_copy_text(p, to) ? WOOL_OK : wooli_json_exhausted(p);
  if (!wooli_json_text(p, &text))
    return wooli_json_exhausted(p);
  if (key->kind != WOOL_KIND_BOOL)
    return wooli_json_read_integer(key, text, to)
               ? WOOL_OK
               : wooli_json_bad_text(p, entry, key, "integer in its range");
  *(bool *)to = wool_str_equal(text, wool_str_c("true"));
  return *(bool *)to || wool_str_equal(text, wool_str_c("false"))
             ? WOOL_OK
             : wooli_json_bad_text(p, entry, key, "true or false");
}

static wool_code read_entry(wooli_json_parser *p, const wool_field *map,
                            void *message) {
  const wool_field *value = &map->message->fields[1];
  void *entry = wooli_elements_grow(p->arena, map, message, 1);
  bool skipped = false;
  if (!entry)
    return wooli_json_exhausted(p);
  wool_code rc = read_key(p, map->message, entry);
  if (rc)
    return rc;
  wooli_json_event event = wooli_json_next(&p->reader);
  if (event == WOOLI_JSON_NULL && !takes_null(value))
    return wooli_json_fail(p, p->reader.at, "%s: null is no value of an entry",
                           map->message->full_name);
  rc = wooli_json_read_single(p, map->message, value, event,
                              wooli_at_mutable(entry, value->offset), &skipped);
  if (!rc && skipped)
    memset(entry, 0, map->message->size);
  else if (!rc)
    ++*(size_t *)wooli_at_mutable(message, map->presence);
  return rc;
}

static wool_code read_entries(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *map, void *message) {
  size_t *n = wooli_at_mutable(message, map->presence);
  size_t at = p->reader.at;
  wooli_json_event event;
  wool_code rc = WOOL_OK;
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END)
    rc = event == WOOLI_JSON_NAME ? read_entry(p, map, message)
                                  : wooli_json_stopped(p);
  if (rc)
    return rc;
  size_t given = *n;
  if (!wooli_entries_settle(map, message, p->arena))
    return wooli_json_exhausted(p);
  if (*n < given)
    return wooli_json_fail(p, at, "%s.%s: a key is there twice",
                           type->full_name, map->name);
  return WOOL_OK;
}

wool_code wooli_json_read_map(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *map, wooli_json_event event,
                              void *message) {
  if (event != WOOLI_JSON_OBJECT_BEGIN)
    return wooli_json_expected(p, type, map, event, "an object");
  wool_code rc = wooli_json_enter(p, map->message);
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
wool_code wooli_json_read_one(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              void *message) {
  void *to = wooli_at_mutable(message, field->offset);
  uint32_t which;
  bool skipped = false;
  if (field->label == WOOL_LABEL_ONEOF) {
    memcpy(&which, wooli_at(message, field->presence), sizeof which);
    if (which)
      return wooli_json_fail(p, p->reader.at,
                             "%s.%s: another of its oneof is there",
                             type->full_name, field->name);
  }
  wool_code rc = wooli_json_read_single(p, type, field, event, to, &skipped);
  if (rc || skipped)
    return rc;
  if (field->label == WOOL_LABEL_ONEOF)
    memcpy(wooli_at_mutable(message, field->presence), &field->number,
           sizeof field->number);
  if (field->label == WOOL_LABEL_OPTIONAL)
    *(bool *)wooli_at_mutable(message, field->presence) = true;
  return WOOL_OK;
}

static wool_code read_field(wooli_json_parser *p, const wool_message_type *type,
                            const wool_field *field, void *message) {
  wooli_json_event event = wooli_json_next(&p->reader);
  bool is_many = wooli_field_is_many(field);
  if (event == WOOLI_JSON_NULL && (is_many || !takes_null(field)))
    return WOOL_OK; /* absent */
  if (field->label == WOOL_LABEL_MAP)
    return wooli_json_read_map(p, type, field, event, message);
  return is_many ? wooli_json_read_array(p, type, field, event, message)
                 : wooli_json_read_one(p, type, field, event, message);
}

wool_code wooli_json_read_unknown(wooli_json_parser *p,
                                  const wool_message_type *type, wool_str name,
                                  bool known_here) {
  if (!known_here && !p->options.ignore_unknown)
    return wooli_json_fail(p, p->reader.at, "%s has no field '%.*s'",
                           type->full_name, wooli_json_shown(name), name.data);
  return wooli_json_skip(&p->reader, wooli_json_next(&p->reader))
             ? WOOL_OK
             : wooli_json_stopped(p);
}

static wool_code read_member(wooli_json_parser *p,
                             const wool_message_type *type, bool in_any,
                             uint8_t *seen, size_t *cursor, void *message) {
  wool_str name;
  if (!wooli_json_text(p, &name))
    return wooli_json_exhausted(p);
  const wool_field *field =
      type->n_fields ? find_field(type, name, cursor) : NULL;
  if (!field)
    return wooli_json_read_unknown(
        p, type, name,
        in_any && wool_str_equal(name, wool_str_c(WOOLI_JSON_TYPE_KEY)));
  size_t i = (size_t)(field - type->fields);
  if (seen[i / 8] >> (i % 8) & 1)
    return wooli_json_fail(p, p->reader.at, "%s.%s is there twice",
                           type->full_name, field->name);
  seen[i / 8] = (uint8_t)(seen[i / 8] | 1u << (i % 8));
  return read_field(p, type, field, message);
}

/* Up to the end of the object; `in_any`: it has a member "@type" as well. */
wool_code wooli_json_read_members(wooli_json_parser *p,
                                  const wool_message_type *type, bool in_any,
                                  void *message) {
  uint8_t few[FEW_FIELDS / 8] = {0};
  uint8_t *seen = type->n_fields <= FEW_FIELDS
                      ? few
                      : wool_arena_alloc(p->arena, type->n_fields / 8 + 1);
  size_t cursor = 0;
  wooli_json_event event;
  wool_code rc = seen ? WOOL_OK : wooli_json_exhausted(p);
  while (!rc && (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END)
    rc = event == WOOLI_JSON_NAME
             ? read_member(p, type, in_any, seen, &cursor, message)
             : wooli_json_stopped(p);
  return rc;
}

wool_code wooli_json_read_object(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 wooli_json_event event, void *message) {
  return event == WOOLI_JSON_OBJECT_BEGIN
             ? wooli_json_read_members(p, type, false, message)
             : wooli_json_expected(p, type, NULL, event, "an object");
}

/* ---- any message ---- */

wool_code wooli_json_read_message(wooli_json_parser *p,
                                  const wool_message_type *type,
                                  wooli_json_event event, void *message) {
  wool_code rc = wooli_json_enter(p, type);
  if (rc)
    return rc;
  rc = wooli_json_read_known(p, type, event, message);
  p->depth--;
  return rc;
}

wool_code wool_message_from_json(const wool_message_type *type, wool_str json,
                                 const wool_json_options *options,
                                 wool_arena *arena, void *out_message,
                                 wool_error *error) {
  wooli_json_parser p = {.options = wooli_json_options_of(options),
                         .arena = arena,
                         .error = error};
  wooli_json_reader_init(&p.reader, json.len ? json.data : "", json.len);
  wooli_message_begin(type, out_message);
  wool_code rc = wooli_json_read_message(&p, type, wooli_json_next(&p.reader),
                                         out_message);
  if (!rc && wooli_json_next(&p.reader) != WOOLI_JSON_END)
    rc = wooli_json_stopped(&p);
  return rc;
}
