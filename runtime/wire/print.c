/* Messages as text for people, much as protobuf's text format has them. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/wire/codec_parts.h"
#include "runtime/wire/entries.h"
#include "runtime/wire/fields.h"
#include "runtime/wire/json_text.h"
#include "runtime/wire/utf8.h"

enum {
  INDENT = 2,          /* spaces a level */
  MAX_TOKEN_LEN = 512, /* bytes of a token's repr */
  NUMBER_LEN = 32,     /* bytes */
  /* wire types that nanopb has no names for */
  WIRE_GROUP_START = 3,
  WIRE_GROUP_END = 4
};

typedef struct printer {
  wooli_buffer text;
  wool_error *error;
  unsigned depth;
  bool failed; /* memory was out */
} printer;

static wool_code print_message(printer *p, const wool_message_type *type,
                               const void *message);

/* ---- pieces ---- */

static void put(printer *p, const char *text, size_t len) {
  if (!p->failed && len && !wooli_buffer_append(&p->text, text, len))
    p->failed = true;
}

static void put_c(printer *p, const char *text) {
  put(p, text, strlen(text));
}

static void begin_line(printer *p, const char *name) {
  for (unsigned i = 1; i < p->depth; i++)
    put(p, "  ", INDENT);
  put_c(p, name);
}

/* What a terminal, or a reader of text format, would take for something else is
 * escaped; of bytes all that is not ASCII. */
static void put_quoted(printer *p, const char *data, size_t len, bool is_text) {
  char escape[8];
  put(p, "\"", 1);
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)data[i];
    if (c == '\n')
      put(p, "\\n", 2);
    else if (c == '"' || c == '\\')
      put(p, escape, (size_t)snprintf(escape, sizeof escape, "\\%c", c));
    else if (c < 0x20 || c == 0x7f || (c > 0x7f && !is_text))
      put(p, escape, (size_t)snprintf(escape, sizeof escape, "\\%03o", c));
    else
      put(p, (const char *)&data[i], 1);
  }
  put(p, "\"", 1);
}

static void put_floating(printer *p, const wool_field *field, uint64_t bits) {
  bool is_float = field->kind == WOOL_KIND_FLOAT;
  double value =
      is_float ? (double)wool_bits_to_float(bits) : wool_bits_to_double(bits);
  char text[WOOLI_JSON_NUMBER_TEXT_LEN];
  if (isnan(value))
    put_c(p, "nan");
  else if (isinf(value))
    put_c(p, value < 0 ? "-inf" : "inf");
  else
    put(p, text,
        is_float ? wooli_json_print_float(wool_bits_to_float(bits), text)
                 : wooli_json_print_double(value, text));
}

static void put_scalar(printer *p, const wool_field *field, const void *at) {
  uint64_t bits = wooli_load_bits(field, at);
  char text[NUMBER_LEN];
  const char *name = NULL;
  if (field->kind == WOOL_KIND_DOUBLE || field->kind == WOOL_KIND_FLOAT) {
    put_floating(p, field, bits);
    return;
  }
  if (field->kind == WOOL_KIND_BOOL)
    name = bits ? "true" : "false";
  if (field->kind == WOOL_KIND_ENUM && field->enumeration)
    name = wool_enum_name(field->enumeration, (int32_t)wool_bits_to_int(bits));
  if (name)
    put_c(p, name);
  else if (wooli_field_is_signed(field))
    put(p, text,
        (size_t)snprintf(text, sizeof text, "%" PRId64,
                         wool_bits_to_int(bits)));
  else
    put(p, text, (size_t)snprintf(text, sizeof text, "%" PRIu64, bits));
}

static void put_token(printer *p, wool_token *token) {
  char text[MAX_TOKEN_LEN];
  if (!token) {
    put_c(p, "<no token>");
    return;
  }
  (void)wool_token_repr(token, text, sizeof text);
  put_c(p, text);
}

/* ---- fields ---- */

static wool_code print_nested(printer *p, const wool_field *field,
                              const void *message) {
  begin_line(p, field->name);
  put_c(p, " {\n");
  wool_code rc = message ? print_message(p, field->message, message) : WOOL_OK;
  begin_line(p, "}\n");
  return rc;
}

/* A value that is there; of MESSAGE a struct, or NULL for an empty one. */
static wool_code print_value(printer *p, const wool_field *field,
                             const void *at) {
  if (field->kind == WOOL_KIND_MESSAGE)
    return print_nested(p, field, at);
  begin_line(p, field->name);
  put_c(p, ": ");
  if (field->kind == WOOL_KIND_TOKEN) {
    put_token(p, *(wool_token *const *)at);
  } else if (wooli_field_is_scalar(field)) {
    put_scalar(p, field, at);
  } else {
    const wool_str *str = at;
    put_quoted(p, str->data, str->len,
               field->kind == WOOL_KIND_STRING &&
                   wooli_is_utf8(str->data, str->len));
  }
  put(p, "\n", 1);
  return WOOL_OK;
}

static const void *behind(const wool_field *field, const void *at) {
  return field->kind == WOOL_KIND_MESSAGE ? *(const void *const *)at : at;
}

static wool_code print_entry(printer *p, const wool_field *map,
                             const void *entry) {
  const wool_message_type *type = map->message;
  wool_code rc = WOOL_OK;
  if (p->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, p->error);
  begin_line(p, map->name);
  put_c(p, " {\n");
  p->depth++;
  for (size_t i = 0; i < type->n_fields && !rc; i++) {
    const wool_field *field = &type->fields[i];
    rc = print_value(p, field, behind(field, wooli_at(entry, field->offset)));
  }
  p->depth--;
  begin_line(p, "}\n");
  return rc;
}

static wool_code print_many(printer *p, const wool_field *field,
                            const void *message) {
  size_t n = *(const size_t *)wooli_at(message, field->presence);
  const void *elements = *(const void *const *)wooli_at(message, field->offset);
  size_t size = wooli_field_size(field);
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < n && !rc; i++) {
    const void *element = wooli_at(elements, i * size);
    rc = field->label == WOOL_LABEL_MAP ? print_entry(p, field, element)
                                        : print_value(p, field, element);
  }
  return rc;
}

/* ---- unknown fields ---- */

static bool put_fixed(printer *p, wooli_pb_reader *reader, size_t len) {
  char text[NUMBER_LEN];
  uint64_t value = 0;
  if ((size_t)(reader->end - reader->at) < len)
    return false;
  for (size_t i = 0; i < len; i++)
    value |= (uint64_t)reader->at[i] << (8 * i);
  reader->at += len;
  put(p, text,
      (size_t)snprintf(text, sizeof text, "0x%0*" PRIx64, (int)(2 * len),
                       value));
  return true;
}

static bool put_bytes(printer *p, wooli_pb_reader *reader) {
  uint64_t len;
  if (!wooli_pb_read_varint(reader, &len) ||
      len > (size_t)(reader->end - reader->at))
    return false;
  const char *data = (const char *)reader->at;
  put_quoted(p, data, (size_t)len, wooli_is_utf8(data, (size_t)len));
  reader->at += len;
  return true;
}

static bool put_unknown_value(printer *p, wooli_pb_reader *reader,
                              unsigned wire_type) {
  char text[NUMBER_LEN];
  uint64_t value;
  switch (wire_type) {
  case PB_WT_VARINT:
    if (!wooli_pb_read_varint(reader, &value))
      return false;
    put(p, text, (size_t)snprintf(text, sizeof text, "%" PRIu64, value));
    return true;
  case PB_WT_64BIT:
    return put_fixed(p, reader, sizeof(uint64_t));
  case PB_WT_32BIT:
    return put_fixed(p, reader, sizeof(uint32_t));
  case PB_WT_STRING:
    return put_bytes(p, reader);
  default:
    return false;
  }
}

/* One field; groups open and close like messages. False for what is none. */
static bool print_unknown_field(printer *p, wooli_pb_reader *reader,
                                unsigned *groups) {
  uint64_t tag;
  char name[NUMBER_LEN];
  if (!wooli_pb_read_varint(reader, &tag))
    return false;
  unsigned wire_type = tag & 7;
  if (wire_type == WIRE_GROUP_END) {
    if (!*groups)
      return false;
    --*groups;
    p->depth--;
    begin_line(p, "}\n");
    return true;
  }
  (void)snprintf(name, sizeof name, "%" PRIu64, tag >> 3);
  begin_line(p, name);
  if (wire_type == WIRE_GROUP_START) {
    put_c(p, " {\n");
    p->depth++;
    return ++*groups <= WOOLI_PB_MAX_GROUP_DEPTH;
  }
  put_c(p, ": ");
  bool ok = put_unknown_value(p, reader, wire_type);
  put(p, "\n", 1);
  return ok;
}

/* It was looked at when it came; but anybody may have written it since. */
static void print_unknown(printer *p, wool_bytes bytes) {
  wooli_pb_reader reader = wooli_pb_reader_of(bytes);
  unsigned groups = 0, depth = p->depth;
  while (reader.at != reader.end)
    if (!print_unknown_field(p, &reader, &groups)) {
      begin_line(p, "# no protobuf\n");
      break;
    }
  p->depth = depth;
}

/* ---- messages ---- */

static wool_code print_fields(printer *p, const wool_message_type *type,
                              const void *message) {
  wool_code rc = WOOL_OK;
  for (size_t i = 0; i < type->n_fields && !rc; i++) {
    const wool_field *field = &type->fields[i];
    if (wooli_field_is_many(field))
      rc = print_many(p, field, message);
    else if (wooli_field_is_there(field, message))
      rc = print_value(p, field,
                       behind(field, wooli_at(message, field->offset)));
  }
  const wool_bytes *unknown = wooli_unknown_at(type, message);
  if (!rc && unknown)
    print_unknown(p, *unknown);
  return rc;
}

static wool_code print_message(printer *p, const wool_message_type *type,
                               const void *message) {
  if (p->depth >= WOOLI_MAX_MESSAGE_DEPTH)
    return wooli_too_deep(type, p->error);
  p->depth++;
  wool_code rc = print_fields(p, type, message);
  p->depth--;
  return rc;
}

wool_code wool_message_print(const wool_message_type *type, const void *message,
                             wool_arena *arena, wool_str *out_text,
                             wool_error *error) {
  printer p = {{NULL, 0, 0}, error, 0, false};
  wool_code rc = print_message(&p, type, message);
  if (!rc && !p.failed) {
    *out_text = wool_arena_str(
        arena, wool_str_n((const char *)p.text.data, p.text.len));
    p.failed = out_text->data == NULL;
  }
  if (!rc && p.failed)
    rc = wool_error_set(error, WOOL_ERR_NO_MEMORY, "print: out of memory");
  wooli_buffer_cleanup(&p.text);
  return rc;
}
