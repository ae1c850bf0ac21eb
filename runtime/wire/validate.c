#include "runtime/wire/validate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/context/repr.h"
#include "runtime/wire/codec_parts.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/utf8.h"

enum {
  MAX_PATH_LEN = 256,    /* bytes of an error's text */
  MAX_SHOWN_KEY_LEN = 32 /* bytes of a map's key */
};

/* Where in the message we are: from the innermost field outwards. */
typedef struct place {
  const struct place *outer; /* NULL: the message that was given */
  const wool_message_type *type;
  const wool_field *field;
  const void *entry; /* of a map, or NULL */
  size_t index;      /* of an element, or NO_INDEX */
  unsigned depth;
} place;

#define NO_INDEX SIZE_MAX

static wool_code check_message(const place *at, const void *message,
                               wool_error *error);

/* ---- the text ---- */

static void add_text_key(wooli_text *path, wool_str key) {
  size_t len = key.len < MAX_SHOWN_KEY_LEN ? key.len : MAX_SHOWN_KEY_LEN;
  while (len && !wooli_is_utf8(key.data, len))
    len--;
  wooli_text_add(path, "[\"", 2);
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)key.data[i];
    if (c < 0x20 || c == 0x7f || c == '"' || c == '\\')
      wooli_text_printf(path, "\\x%02x", c);
    else
      wooli_text_add(path, &key.data[i], 1);
  }
  wooli_text_printf(path, "%s\"]", len < key.len ? "..." : "");
}

static void add_number(wooli_text *path, const wool_field *field,
                       uint64_t bits) {
  if (field->kind == WOOL_KIND_BOOL)
    wooli_text_printf(path, "%s", bits ? "true" : "false");
  else if (field->kind == WOOL_KIND_DOUBLE)
    wooli_repr_double(path, wool_bits_to_double(bits));
  else if (field->kind == WOOL_KIND_FLOAT)
    wooli_repr_double(path, (double)wool_bits_to_float(bits));
  else if (wooli_field_is_signed(field))
    wooli_text_printf(path, "%" PRId64, wool_bits_to_int(bits));
  else
    wooli_text_printf(path, "%" PRIu64, bits);
}

static void add_key(wooli_text *path, const place *at) {
  const wool_field *key = &at->field->message->fields[0];
  const void *p = wooli_at(at->entry, key->offset);
  if (key->kind == WOOL_KIND_STRING) {
    add_text_key(path, *(const wool_str *)p);
    return;
  }
  wooli_text_add(path, "[", 1);
  add_number(path, key, wooli_load_bits(key, p));
  wooli_text_add(path, "]", 1);
}

static void add_place(wooli_text *path, const place *at) {
  if (at->outer)
    add_place(path, at->outer);
  else
    wooli_text_printf(path, "%s", at->type->full_name);
  if (!at->field)
    return;
  wooli_text_printf(path, ".%s", at->field->name);
  if (at->entry)
    add_key(path, at);
  else if (at->index != NO_INDEX)
    wooli_text_printf(path, "[%zu]", at->index);
}

static wool_code broken(const place *at, wool_error *error, const char *format,
                        ...) WOOL_PRINTF(3, 4);

static wool_code broken(const place *at, wool_error *error, const char *format,
                        ...) {
  char path[MAX_PATH_LEN], what[MAX_PATH_LEN / 2];
  wooli_text text;
  va_list args;
  va_start(args, format);
  (void)vsnprintf(what, sizeof what, format, args);
  va_end(args);
  wooli_text_init(&text, path, sizeof path);
  add_place(&text, at);
  return wool_error_set(error, WOOL_INVALID_ARGUMENT, "%s: %s", path, what);
}

/* ---- single values ---- */

static wool_code check_len(const place *at, const wool_field_extra *extra,
                           size_t len, wool_error *error) {
  if ((extra->flags & WOOL_EXTRA_MIN_LEN) && len < extra->min_len)
    return broken(at, error, "length %zu is less than min_len %" PRIu64, len,
                  extra->min_len);
  if ((extra->flags & WOOL_EXTRA_MAX_LEN) && len > extra->max_len)
    return broken(at, error, "length %zu exceeds max_len %" PRIu64, len,
                  extra->max_len);
  return WOOL_OK;
}

static bool is_in_range(const wool_field *field, const wool_field_extra *extra,
                        uint64_t bits) {
  if (field->kind == WOOL_KIND_DOUBLE) {
    double v = wool_bits_to_double(bits);
    return v >= wool_bits_to_double(extra->min_bits) &&
           v <= wool_bits_to_double(extra->max_bits);
  }
  if (field->kind == WOOL_KIND_FLOAT) {
    float v = wool_bits_to_float(bits);
    return v >= wool_bits_to_float(extra->min_bits) &&
           v <= wool_bits_to_float(extra->max_bits);
  }
  if (wooli_field_is_signed(field))
    return wool_bits_to_int(bits) >= wool_bits_to_int(extra->min_bits) &&
           wool_bits_to_int(bits) <= wool_bits_to_int(extra->max_bits);
  return bits >= extra->min_bits && bits <= extra->max_bits;
}

static wool_code out_of_range(const place *at, const wool_field *field,
                              const wool_field_extra *extra, uint64_t bits,
                              wool_error *error) {
  char what[MAX_PATH_LEN / 2];
  wooli_text text;
  wooli_text_init(&text, what, sizeof what);
  add_number(&text, field, bits);
  wooli_text_printf(&text, " is out of range ");
  add_number(&text, field, extra->min_bits);
  wooli_text_printf(&text, " to ");
  add_number(&text, field, extra->max_bits);
  return broken(at, error, "%s", what);
}

static wool_code check_scalar(const place *at, const wool_field *field,
                              const wool_field_extra *extra, const void *p,
                              wool_error *error) {
  uint64_t bits = wooli_load_bits(field, p);
  if ((extra->flags & WOOL_EXTRA_RANGE) && !is_in_range(field, extra, bits))
    return out_of_range(at, field, extra, bits, error);
  int32_t number = (int32_t)wool_bits_to_int(bits);
  if ((extra->flags & WOOL_EXTRA_DEFINED) && field->enumeration &&
      !wool_enum_name(field->enumeration, number))
    return broken(at, error, "%" PRId32 " is no value of %s", number,
                  field->enumeration->full_name);
  return WOOL_OK;
}

/* A value that is there: `extra` is of the field, or of its map. */
static wool_code check_value(const place *at, const wool_field *field,
                             const wool_field_extra *extra, const void *p,
                             wool_error *error) {
  if (!extra || field->kind == WOOL_KIND_TOKEN)
    return WOOL_OK;
  return wooli_field_is_scalar(field)
             ? check_scalar(at, field, extra, p, error)
             : check_len(at, extra, ((const wool_bytes *)p)->len, error);
}

/* ---- messages within ---- */

static bool has_rules(const wool_field *field) {
  return field->kind == WOOL_KIND_MESSAGE &&
         (field->message->flags & WOOL_MESSAGE_HAS_RULES);
}

/* A message that is sent as an empty one. */
static wool_code check_empty(const place *at, wool_error *error) {
  void *empty = calloc(1, at->type->size);
  if (!empty)
    return wool_error_set(error, WOOL_ERR_NO_MEMORY, "out of memory");
  wooli_message_begin(at->type, empty);
  wool_code rc = check_message(at, empty, error);
  free(empty);
  return rc;
}

static wool_code check_nested(const place *at, const wool_field *field,
                              const void *nested, wool_error *error) {
  const place inner = {.outer = at,
                       .type = field->message,
                       .index = NO_INDEX,
                       .depth = at->depth + 1};
  return nested ? check_message(&inner, nested, error)
                : check_empty(&inner, error);
}

/* ---- fields ---- */

static wool_code check_count(const place *at, const wool_field_extra *extra,
                             size_t n, wool_error *error) {
  if ((extra->flags & WOOL_EXTRA_MIN_ITEMS) && n < extra->min_items)
    return broken(at, error, "%zu items are less than min_items %" PRIu64, n,
                  extra->min_items);
  if ((extra->flags & WOOL_EXTRA_MAX_ITEMS) && n > extra->max_items)
    return broken(at, error, "%zu items exceed max_items %" PRIu64, n,
                  extra->max_items);
  return WOOL_OK;
}

static wool_code check_entry(place *at, const void *entry, wool_error *error) {
  const wool_field *value = &at->field->message->fields[1];
  const void *p = wooli_at(entry, value->offset);
  at->entry = entry;
  if (value->kind == WOOL_KIND_MESSAGE)
    return has_rules(value)
               ? check_nested(at, value, *(const void *const *)p, error)
               : WOOL_OK;
  return check_value(at, value, at->field->extra, p, error);
}

static wool_code check_element(place *at, const void *element, size_t i,
                               wool_error *error) {
  const wool_field *field = at->field;
  if (field->label == WOOL_LABEL_MAP)
    return check_entry(at, element, error);
  at->index = i;
  if (field->kind == WOOL_KIND_MESSAGE)
    return has_rules(field) ? check_nested(at, field, element, error) : WOOL_OK;
  return check_value(at, field, field->extra, element, error);
}

/* Whether there is a limit that an element could break. */
static bool may_elements_break(const wool_field *field) {
  const wool_field *value =
      field->label == WOOL_LABEL_MAP ? &field->message->fields[1] : field;
  const uint32_t of_elements = WOOL_EXTRA_MIN_LEN | WOOL_EXTRA_MAX_LEN |
                               WOOL_EXTRA_RANGE | WOOL_EXTRA_DEFINED;
  return wooli_field_has(field, of_elements) || has_rules(value);
}

static wool_code check_many(place *at, const void *message, wool_error *error) {
  const wool_field *field = at->field;
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  const void *elements = *(const void *const *)wooli_at(message, field->offset);
  size_t size = wooli_field_size(field);
  wool_code rc =
      field->extra ? check_count(at, field->extra, n, error) : WOOL_OK;
  if (rc || !may_elements_break(field))
    return rc;
  for (size_t i = 0; i < n && !rc; i++)
    rc = check_element(at, wooli_at(elements, i * size), i, error);
  return rc;
}

static bool is_absent(const wool_field *field, const void *message) {
  switch ((wool_label)field->label) {
  case WOOL_LABEL_OPTIONAL:
    return !*(const bool *)wooli_at(message, field->presence);
  case WOOL_LABEL_ONEOF:
    return !wooli_field_is_chosen(field, message);
  case WOOL_LABEL_SINGULAR:
    break;
  case WOOL_LABEL_REPEATED:
  case WOOL_LABEL_MAP:
    return false;
  }
  bool is_pointer =
      field->kind == WOOL_KIND_MESSAGE || field->kind == WOOL_KIND_TOKEN;
  return is_pointer && !*(const void *const *)wooli_at(message, field->offset);
}

static wool_code check_oneof(const place *at, const void *message,
                             wool_error *error) {
  const wool_field *first = at->field;
  uint32_t which;
  memcpy(&which, wooli_at(message, first->presence), sizeof which);
  if (which || !wooli_field_has(first, WOOL_EXTRA_ONEOF_REQUIRED))
    return WOOL_OK;
  const wool_field named = {.name = first->extra->oneof ? first->extra->oneof
                                                        : first->name};
  place oneof = *at;
  oneof.field = &named;
  return broken(&oneof, error, "is required, and none of it is chosen");
}

static wool_code check_field(place *at, const void *message,
                             wool_error *error) {
  const wool_field *field = at->field;
  if (wooli_field_is_many(field))
    return check_many(at, message, error);
  if (is_absent(field, message)) {
    if (wooli_field_has(field, WOOL_EXTRA_REQUIRED))
      return broken(at, error, "is required, and not there");
    return check_oneof(at, message, error);
  }
  const void *p = wooli_at(message, field->offset);
  if (field->kind == WOOL_KIND_MESSAGE)
    return has_rules(field)
               ? check_nested(at, field, *(const void *const *)p, error)
               : WOOL_OK;
  return check_value(at, field, field->extra, p, error);
}

static wool_code check_message(const place *at, const void *message,
                               wool_error *error) {
  const wool_message_type *type = at->type;
  if (at->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, error);
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++) {
    place here = *at;
    here.field = &type->fields[i];
    here.index = NO_INDEX;
    rc = check_field(&here, message, error);
  }
  return rc;
}

wool_code wool_message_validate(const wool_message_type *type,
                                const void *message, wool_error *error) {
  const place at = {.type = type, .index = NO_INDEX};
  return type->flags & WOOL_MESSAGE_HAS_RULES
             ? check_message(&at, message, error)
             : WOOL_OK;
}

/* ---- variables ---- */

wool_code wooli_var_check(const wool_var_decl *decl, const void *value,
                          wool_error *error) {
  if (decl->kind == WOOL_KIND_MESSAGE)
    return wooli_message_check(decl->message, value, WOOL_ERR_MALFORMED, error);
  bool is_closed =
      decl->enumeration && (decl->enumeration->flags & WOOL_ENUM_CLOSED);
  if (!decl->extra && !is_closed)
    return WOOL_OK;
  wool_field_extra extra = {0};
  if (decl->extra)
    extra = *decl->extra;
  if (is_closed)
    extra.flags |= WOOL_EXTRA_DEFINED;
  const wool_field field = {.name = decl->name,
                            .number = 1,
                            .kind = decl->kind,
                            .enumeration = decl->enumeration,
                            .extra = &extra};
  const wool_message_type type = {.full_name = decl->ns};
  const place at = {.type = &type, .field = &field, .index = NO_INDEX};
  wool_error why = WOOL_ERROR_INIT;
  return check_value(&at, &field, &extra, value, &why)
             ? wool_error_set(error, WOOL_ERR_MALFORMED, "%s", why.message)
             : WOOL_OK;
}
