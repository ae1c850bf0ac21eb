/* Reading messages from JSON: errors with their place, text, and scalars. */
#include <math.h>
#include <stdio.h>

#include "runtime/wire/base64.h"
#include "runtime/wire/json_read.h"

enum {
  MAX_WHY_LEN = 256, /* bytes of an error's text */
  MAX_SHOWN_LEN = 40 /* bytes of the input in it */
};

/* ---- errors ---- */

wool_code wooli_json_fail(wooli_json_parser *p, size_t at, const char *format,
                          ...) {
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

wool_code wooli_json_exhausted(const wooli_json_parser *p) {
  return wool_error_set(p->error, WOOL_ERR_NO_MEMORY,
                        "JSON: the arena's memory is exhausted");
}

/* The reader has met what is no JSON. */
wool_code wooli_json_stopped(wooli_json_parser *p) {
  if (p->reader.error == wooli_json_too_deep)
    return wool_error_set(p->error, WOOL_ERR_LIMIT, "JSON: %s",
                          p->reader.error);
  return wooli_json_fail(p, p->reader.at, "%s", p->reader.error);
}

/* The event is not what the field needs. */
wool_code wooli_json_expected(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, wooli_json_event event,
                              const char *what) {
  if (event == WOOLI_JSON_ERROR)
    return wooli_json_stopped(p);
  return wooli_json_fail(p, p->reader.at, "%s%s%s: expected %s",
                         type->full_name, field ? "." : "",
                         field ? field->name : "", what);
}

int wooli_json_shown(wool_str text) {
  size_t len = text.len < MAX_SHOWN_LEN ? text.len : MAX_SHOWN_LEN;
  while (len < text.len && ((unsigned char)text.data[len] & 0xc0) == 0x80)
    len--; /* not within a character */
  return (int)len;
}

/* The text of the event is none that the field takes. */
wool_code wooli_json_bad_text(wooli_json_parser *p,
                              const wool_message_type *type,
                              const wool_field *field, const char *what) {
  wool_str text = wool_str_n(p->reader.text, p->reader.text_len);
  return wooli_json_fail(p, p->reader.at, "%s%s%s: '%.*s' is no %s",
                         type->full_name, field ? "." : "",
                         field ? field->name : "", wooli_json_shown(text),
                         text.data, what);
}

wool_code wooli_json_enter(wooli_json_parser *p,
                           const wool_message_type *type) {
  if (p->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, p->error);
  p->depth++;
  return WOOL_OK;
}

/* ---- text ---- */

/* What the event's text says: a view of the input, or in the arena. */
bool wooli_json_text(const wooli_json_parser *p, wool_str *out) {
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
bool wooli_json_copy_text(const wooli_json_parser *p, wool_str *out) {
  if (!wooli_json_text(p, out))
    return false;
  if (!p->reader.has_escapes)
    *out = wool_arena_str(p->arena, *out);
  return out->data != NULL;
}

wool_code wooli_json_read_bytes(wooli_json_parser *p,
                                const wool_message_type *type,
                                const wool_field *field, wool_bytes *to) {
  wool_str text;
  if (!wooli_json_text(p, &text))
    return wooli_json_exhausted(p);
  size_t len;
  uint8_t *data =
      wool_arena_alloc(p->arena, wooli_base64_max_decoded_len(text.len));
  if (!data)
    return wooli_json_exhausted(p);
  if (!wooli_base64_decode_any(text, data, &len))
    return wooli_json_bad_text(p, type, field, "base64");
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

bool wooli_json_read_integer(const wool_field *field, wool_str text, void *to) {
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
wool_code wooli_json_read_enum(wooli_json_parser *p,
                               const wool_message_type *type,
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
    ok = wooli_json_read_integer(
        field, wool_str_n(p->reader.text, p->reader.text_len), &number);
    if (!ok) /* no number of any enum, so none that is unknown */
      return wooli_json_bad_text(p, type, field, "value of its enum");
    if (names && (names->flags & WOOL_ENUM_CLOSED))
      ok = wool_enum_name(names, number) != NULL;
  } else if (event == WOOLI_JSON_STRING) {
    if (!wooli_json_text(p, &text))
      return wooli_json_exhausted(p);
    ok = names && wool_enum_parse(names, text, &number);
  } else {
    return wooli_json_expected(p, type, field, event,
                               "the name or number of an enum");
  }
  *skipped = !ok && p->options.ignore_unknown;
  if (!ok && !*skipped)
    return wooli_json_bad_text(p, type, field, "value of its enum");
  if (ok)
    *to = number;
  return WOOL_OK;
}

wool_code wooli_json_read_number(wooli_json_parser *p,
                                 const wool_message_type *type,
                                 const wool_field *field,
                                 wooli_json_event event, void *to) {
  bool floating =
      field->kind == WOOL_KIND_DOUBLE || field->kind == WOOL_KIND_FLOAT;
  bool is_string = event == WOOLI_JSON_STRING;
  wool_str text;
  if (!is_string && event != WOOLI_JSON_NUMBER)
    return wooli_json_expected(p, type, field, event,
                               floating ? "a number" : "an integer");
  if (!wooli_json_text(p, &text))
    return wooli_json_exhausted(p);
  bool ok = floating ? to_floating(field, text, is_string, to)
                     : wooli_json_read_integer(field, text, to);
  return ok ? WOOL_OK
            : wooli_json_bad_text(p, type, field,
                                  floating ? "number in its range"
                                           : "integer in its range");
}
