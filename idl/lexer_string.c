#include "idl/lexer_string.h"

#include <stdint.h>
#include <string.h>

#include "idl/limits.h"

typedef struct reader {
  const woolc_source *source;
  size_t at;
  woolc_sink *sink;
  char *out; /* a value is never longer than its literal */
  size_t len;
} reader;

int woolc_hex_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'f')
    return (c | 32) - 'a' + 10;
  return -1;
}

static char peek(const reader *in, size_t ahead) {
  const woolc_text text = in->source->text;
  return in->at + ahead < text.len ? text.data[in->at + ahead] : '\0';
}

static woolc_range here(const reader *in, size_t begin, size_t end) {
  const size_t len = in->source->text.len;
  return (woolc_range){in->source, (uint32_t)begin,
                       (uint32_t)(end < len ? end : len)};
}

static bool read_hex(const reader *in, size_t digits, uint32_t *out) {
  uint32_t value = 0;
  for (size_t i = 0; i < digits; i++) {
    const int digit = woolc_hex_digit(peek(in, 2 + i));
    if (digit < 0)
      return false;
    value = value * 16 + (uint32_t)digit;
  }
  *out = value;
  return true;
}

static void put_utf8(reader *in, uint32_t c) {
  if (c < 0x80) {
    in->out[in->len++] = (char)c;
    return;
  }
  if (c < 0x800) {
    in->out[in->len++] = (char)(0xc0 | c >> 6);
  } else {
    in->out[in->len++] = (char)(0xe0 | c >> 12);
    in->out[in->len++] = (char)(0x80 | (c >> 6 & 0x3f));
  }
  in->out[in->len++] = (char)(0x80 | (c & 0x3f));
}

static const char simple_from[] = "nrt0\\\"'";
static const char simple_to[] = "\n\r\t\0\\\"'";

/* At a backslash. `\xHH` is a byte, `\uHHHH` a character. */
static void read_escape(reader *in) {
  const char c = peek(in, 1);
  const char *simple = c ? strchr(simple_from, c) : NULL;
  uint32_t value = 0;
  if (simple) {
    in->out[in->len++] = simple_to[simple - simple_from];
    in->at += 2;
  } else if (c == 'x' && read_hex(in, 2, &value)) {
    in->out[in->len++] = (char)value;
    in->at += 4;
  } else if (c == 'u' && read_hex(in, 4, &value) &&
             (value < 0xd800 || value > 0xdfff)) {
    put_utf8(in, value);
    in->at += 6;
  } else {
    woolc_report(in->sink, WOOLC_W0103, here(in, in->at, in->at + 2),
                 "unknown escape sequence: there are \\n \\r \\t \\0 \\\\ "
                 "\\\" \\' \\xHH \\uHHHH");
    in->at += c == '\n' || c == '\0' ? 1 : 2;
  }
}

static size_t literal_end(const woolc_source *source, size_t at) {
  const woolc_text text = source->text;
  for (; at < text.len && text.data[at] != '\n'; at++) {
    if (text.data[at] == '\\' && at + 1 < text.len && text.data[at + 1] != '\n')
      at++;
    else if (text.data[at] == '"')
      return at;
  }
  return at;
}

woolc_text woolc_lex_string(const woolc_source *source, size_t *at,
                            woolc_sink *sink, woolc_arena *arena) {
  const size_t begin = *at;
  const size_t end = literal_end(source, begin + 1);
  reader in = {source, begin + 1, sink,
               woolc_arena_alloc(arena, end - begin + 1), 0};
  while (in.at < end) {
    if (peek(&in, 0) == '\\')
      read_escape(&in);
    else
      in.out[in.len++] = source->text.data[in.at++];
  }
  const bool is_closed =
      end < source->text.len && source->text.data[end] == '"';
  *at = is_closed ? end + 1 : end;
  if (!is_closed)
    woolc_report(sink, WOOLC_W0102, here(&in, begin, begin + 1),
                 "string is not closed before the end of the line");
  if (in.len > WOOLC_MAX_STRING_LEN) {
    woolc_report(sink, WOOLC_W0111, here(&in, begin, begin + 1),
                 "string of %zu bytes exceeds the limit of %d", in.len,
                 WOOLC_MAX_STRING_LEN);
    in.len = 0;
  }
  in.out[in.len] = '\0';
  return (woolc_text){in.out, in.len};
}
