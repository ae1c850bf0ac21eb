/* Reading messages from JSON: the well-known types, which have a form of their
 * own. */
#include "runtime/wire/entries.h"
#include "runtime/wire/json_read.h"

/* ---- well-known types ---- */

static wool_code not_as_known(wooli_json_parser *p,
                              const wool_message_type *type) {
  return wooli_json_fail(p, p->reader.at,
                         "%s: its fields are not those of protobuf's",
                         type->full_name);
}

static wool_code read_time(wooli_json_parser *p, const wool_message_type *type,
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
    return wooli_json_expected(p, type, NULL, event, "a string");
  if (!wooli_json_text(p, &text))
    return wooli_json_exhausted(p);
  if (!(is_stamp ? wooli_timestamp_parse(text, &time)
                 : wooli_duration_parse(text, &time)))
    return wooli_json_bad_text(p, type, NULL,
                               is_stamp
                                   ? "time such as \"1972-01-01T10:00:20.021Z\""
                                   : "duration such as \"1.5s\"");
  *(int64_t *)wooli_at_mutable(message, seconds->offset) = time.seconds;
  *(int32_t *)wooli_at_mutable(message, nanos->offset) = time.nanos;
  return WOOL_OK;
}

static wool_code add_path(wooli_json_parser *p, const wool_message_type *type,
                          const wool_field *field, wool_str camel,
                          void *message) {
  wool_str *to = wooli_elements_grow(p->arena, field, message, 1);
  char *path = wool_arena_alloc(p->arena, 2 * camel.len + 1);
  size_t len;
  if (!to || !path)
    return wooli_json_exhausted(p);
  if (!wooli_path_to_snake(camel, path, &len))
    return wooli_json_bad_text(p, type, NULL, "list of paths in camelCase");
  *to = wool_str_n(path, len);
  ++*(size_t *)wooli_at_mutable(message, field->presence);
  return WOOL_OK;
}

static wool_code read_mask(wooli_json_parser *p, const wool_message_type *type,
                           wooli_json_event event, void *message) {
  const wool_field *field =
      wooli_known_field(type, 1, WOOL_KIND_STRING, WOOL_LABEL_REPEATED);
  wool_str text;
  if (!field)
    return not_as_known(p, type);
  if (event != WOOLI_JSON_STRING)
    return wooli_json_expected(p, type, NULL, event, "a string");
  if (!wooli_json_text(p, &text))
    return wooli_json_exhausted(p);
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

static wool_code read_wrapper(wooli_json_parser *p,
                              const wool_message_type *type,
                              wooli_json_event event, void *message) {
  bool skipped = false;
  if (type->n_fields != 1 || type->fields[0].number != 1)
    return not_as_known(p, type);
  return wooli_json_read_single(
      p, type, &type->fields[0], event,
      wooli_at_mutable(message, type->fields[0].offset), &skipped);
}

static wool_code read_struct(wooli_json_parser *p,
                             const wool_message_type *type,
                             wooli_json_event event, void *message) {
  const wool_field *fields =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_MAP);
  return fields ? wooli_json_read_map(p, type, fields, event, message)
                : not_as_known(p, type);
}

static wool_code read_list(wooli_json_parser *p, const wool_message_type *type,
                           wooli_json_event event, void *message) {
  const wool_field *values =
      wooli_known_field(type, 1, WOOL_KIND_MESSAGE, WOOL_LABEL_REPEATED);
  return values ? wooli_json_read_array(p, type, values, event, message)
                : not_as_known(p, type);
}

/* wool.Value has integers: a number without a point or an exponent is one, if
 * it fits. */
static const wool_field *number_field(const wooli_json_parser *p,
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
static const wool_field *value_field(const wooli_json_parser *p,
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

static wool_code read_value(wooli_json_parser *p, const wool_message_type *type,
                            wooli_json_event event, void *message) {
  if (event == WOOLI_JSON_ERROR)
    return wooli_json_stopped(p);
  const wool_field *field = value_field(p, type, event);
  return field ? wooli_json_read_one(p, type, field, event, message)
               : not_as_known(p, type);
}

/* ---- Any ---- */

/* Finds "@type" in the object that has begun, wherever it stands; the parser
 * stays where it is. *out_url has no data if there is none. */
static wool_code find_type(wooli_json_parser *p, wool_str *out_url,
                           bool *out_is_empty) {
  const wooli_json_reader here = p->reader;
  wooli_json_event event;
  wool_str name;
  *out_is_empty = true;
  *out_url = wool_str_n(NULL, 0);
  while ((event = wooli_json_next(&p->reader)) == WOOLI_JSON_NAME) {
    *out_is_empty = false;
    if (!wooli_json_text(p, &name))
      return wooli_json_exhausted(p);
    bool is_type = wool_str_equal(name, wool_str_c(WOOLI_JSON_TYPE_KEY));
    if (is_type && out_url->data)
      return wooli_json_fail(p, p->reader.at, "'@type' is there twice");
    event = wooli_json_next(&p->reader);
    if (is_type && event != WOOLI_JSON_STRING && event != WOOLI_JSON_ERROR)
      return wooli_json_fail(p, p->reader.at, "'@type' is no string");
    if (is_type && event == WOOLI_JSON_STRING &&
        !wooli_json_copy_text(p, out_url))
      return wooli_json_exhausted(p);
    if (!wooli_json_skip(&p->reader, event))
      return wooli_json_stopped(p);
  }
  if (event == WOOLI_JSON_ERROR)
    return wooli_json_stopped(p);
  p->reader = here;
  return WOOL_OK;
}

/* {"@type": …, "value": …} of a type that has a JSON of its own. */
static wool_code read_packed_value(wooli_json_parser *p,
                                   const wool_message_type *type,
                                   void *message) {
  bool found = false;
  wooli_json_event event;
  wool_str name;
  wool_code rc = WOOL_OK;
  while (!rc &&
         (event = wooli_json_next(&p->reader)) != WOOLI_JSON_OBJECT_END) {
    if (event == WOOLI_JSON_ERROR)
      return wooli_json_stopped(p);
    if (!wooli_json_text(p, &name))
      return wooli_json_exhausted(p);
    if (!wool_str_equal(name, wool_str_c("value"))) {
      rc = wooli_json_read_unknown(
          p, type, name, wool_str_equal(name, wool_str_c(WOOLI_JSON_TYPE_KEY)));
      continue;
    }
    if (found)
      return wooli_json_fail(p, p->reader.at, "'value' is there twice");
    found = true;
    rc = wooli_json_read_message(p, type, wooli_json_next(&p->reader), message);
  }
  if (!rc && !found)
    rc = wooli_json_fail(p, p->reader.at, "%s in an Any has no member 'value'",
                         type->full_name);
  return rc;
}

/* What of an Any's object is not its type, as bytes in the arena. */
static wool_code read_packed(wooli_json_parser *p,
                             const wool_message_type *type,
                             wool_bytes *out_bytes) {
  void *message = wool_arena_alloc(p->arena, type->size);
  if (!message)
    return wooli_json_exhausted(p);
  wooli_message_begin(type, message);
  wool_code rc;
  if (type->well_known != WOOL_WELL_KNOWN_NONE) {
    rc = read_packed_value(p, type, message);
  } else {
    rc = wooli_json_enter(p, type);
    if (rc)
      return rc;
    rc = wooli_json_read_members(p, type, true, message);
    p->depth--;
  }
  return rc ? rc
            : wool_message_encode(type, message, p->arena, out_bytes, p->error);
}

static wool_code read_any(wooli_json_parser *p, const wool_message_type *any,
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
    return wooli_json_expected(p, any, NULL, event, "an object");
  size_t at = p->reader.at;
  wool_code rc = find_type(p, &url, &empty);
  if (rc)
    return rc;
  if (empty)
    return wooli_json_read_members(p, any, false, message);
  if (!url.data)
    return wooli_json_fail(p, at, "%s: '@type' is missing", any->full_name);
  const wool_message_type *type = wooli_json_type_of_url(&p->options, url);
  if (!type)
    return wooli_json_fail(p, at,
                           "%s: the type '%.*s' is not among those given",
                           any->full_name, wooli_json_shown(url), url.data);
  *(wool_str *)wooli_at_mutable(message, url_field->offset) = url;
  return read_packed(p, type, wooli_at_mutable(message, value->offset));
}

/* ---- any of them ---- */

wool_code wooli_json_read_known(wooli_json_parser *p,
                                const wool_message_type *type,
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
  return wooli_json_read_object(p, type, event, message);
}
