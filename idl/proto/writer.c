#include "idl/proto/writer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void woolc_proto_put(woolc_proto_writer *w, const char *data, size_t len) {
  if (w->len + len > w->room) {
    const size_t room = 2 * (w->len + len) + 1024;
    char *wider = woolc_arena_alloc(&w->importer->arena, room);
    if (w->len)
      memcpy(wider, w->data, w->len);
    w->data = wider;
    w->room = room;
  }
  for (size_t i = 0; i < len; i++) {
    w->data[w->len++] = data[i];
    if (data[i] == '\n')
      w->line = w->len;
  }
}

void woolc_proto_print(woolc_proto_writer *w, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = woolc_arena_vprintf(&w->importer->arena, format, args);
  va_end(args);
  woolc_proto_put(w, text, strlen(text));
}

void woolc_proto_from(woolc_proto_writer *w, woolc_range range) {
  if (!range.source)
    return;
  if (w->n_origins == w->origin_room) {
    w->origin_room = 2 * w->origin_room + 256;
    woolc_proto_origin *wider =
        woolc_arena_array(&w->importer->arena, w->origin_room, sizeof *wider);
    if (w->n_origins)
      memcpy(wider, w->origins, w->n_origins * sizeof *wider);
    w->origins = wider;
  }
  w->origins[w->n_origins++] = (woolc_proto_origin){(uint32_t)w->len, range};
}

void woolc_proto_indent(woolc_proto_writer *w, unsigned depth) {
  for (unsigned i = 0; i < depth; i++)
    woolc_proto_put(w, "  ", 2);
}

void woolc_proto_lines(woolc_proto_writer *w, unsigned depth, const char *mark,
                       const char *text) {
  for (const char *at = text; at;) {
    const size_t len = strcspn(at, "\n");
    const char *end = at[len] ? at + len : NULL;
    woolc_proto_indent(w, depth);
    woolc_proto_put(w, mark, strlen(mark));
    if (len)
      woolc_proto_put(w, " ", 1);
    woolc_proto_put(w, at, len);
    woolc_proto_put(w, "\n", 1);
    at = end ? end + 1 : NULL;
  }
}

static size_t quote_char(char *to, const char *data, size_t len, size_t *n) {
  static const char from[] = "\n\r\t\"\\";
  static const char with[] = "nrt\"\\";
  const size_t utf8 = woolc_utf8_len(data, len);
  const unsigned char c = (unsigned char)data[0];
  const char *simple = c ? strchr(from, data[0]) : NULL;
  if (simple) {
    to[0] = '\\';
    to[1] = with[simple - from];
    *n = 2;
    return 1;
  }
  /* What turns the direction of text is not shown as it is. */
  const bool is_odd =
      utf8 == 0 || c < 0x20 || c == 0x7f ||
      (utf8 == 3 && c == 0xe2 &&
       ((unsigned char)data[1] == 0x80 || (unsigned char)data[1] == 0x81));
  if (is_odd) {
    *n = (size_t)snprintf(to, 5, "\\x%02x", c);
    return 1;
  }
  memcpy(to, data, utf8);
  *n = utf8;
  return utf8;
}

const char *woolc_proto_quote(woolc_arena *arena, woolc_text text) {
  char *quoted = woolc_arena_alloc(arena, text.len * 4 + 4);
  size_t len = 0;
  quoted[len++] = '"';
  for (size_t i = 0; i < text.len;) {
    size_t n = 0;
    i += quote_char(quoted + len, text.data + i, text.len - i, &n);
    len += n;
  }
  quoted[len++] = '"';
  return quoted;
}

const char *woolc_proto_real(woolc_arena *arena, double value, bool negative) {
  const char *sign = negative ? "-" : "";
  if (isinf(value))
    return woolc_arena_printf(arena, "%sinf", sign);
  const char *text = "";
  for (int digits = 15; digits <= 17; digits++) {
    text = woolc_arena_printf(arena, "%.*g", digits, value);
    if (strtod(text, NULL) >= value && strtod(text, NULL) <= value)
      break;
  }
  return woolc_arena_printf(arena, "%s%s%s", sign, text,
                            strpbrk(text, ".e") ? "" : ".0");
}
