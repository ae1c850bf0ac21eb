/* String literals of .proto: either quote, C's escapes. */
#include <string.h>

#include "idl/proto/lexer.h"

typedef struct reader {
  const woolc_source *source;
  size_t at;
  size_t end;
  woolc_sink *sink;
  char *out; /* a value is never longer than its literal */
  size_t len;
} reader;

int woolc_proto_digit(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'f')
    return (c | 32) - 'a' + 10;
  return -1;
}

static char peek(const reader *in, size_t ahead) {
  return in->at + ahead < in->end ? in->source->text.data[in->at + ahead]
                                  : '\0';
}

static void put_utf8(reader *in, uint32_t c) {
  if (c < 0x80) {
    in->out[in->len++] = (char)c;
    return;
  }
  if (c < 0x800) {
    in->out[in->len++] = (char)(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      in->out[in->len++] = (char)(0xe0 | c >> 12);
    } else {
      in->out[in->len++] = (char)(0xf0 | c >> 18);
      in->out[in->len++] = (char)(0x80 | (c >> 12 & 0x3f));
    }
    in->out[in->len++] = (char)(0x80 | (c >> 6 & 0x3f));
  }
  in->out[in->len++] = (char)(0x80 | (c & 0x3f));
}

/* At `\x`, `\u` or a digit, behind `skip` characters: at most `max` digits. */
static size_t read_digits(const reader *in, size_t skip, size_t max, int base,
                          uint32_t *out) {
  size_t n = 0;
  *out = 0;
  for (; n < max; n++) {
    const int digit = woolc_proto_digit(peek(in, skip + n));
    if (digit < 0 || digit >= base)
      break;
    *out = *out * (uint32_t)base + (uint32_t)digit;
  }
  return n;
}

static bool is_surrogate(uint32_t c) {
  return c >= 0xd800 && c <= 0xdfff;
}

/* `\u` and `\U`; two halves of a pair are one character. */
static bool read_character(reader *in) {
  const size_t need = peek(in, 1) == 'u' ? 4 : 8;
  uint32_t c = 0;
  uint32_t low = 0;
  if (read_digits(in, 2, need, 16, &c) != need || c > 0x10ffff)
    return false;
  size_t len = 2 + need;
  if (c >= 0xd800 && c < 0xdc00 && peek(in, len) == '\\' &&
      peek(in, len + 1) == 'u' && read_digits(in, len + 2, 4, 16, &low) == 4 &&
      low >= 0xdc00 && low <= 0xdfff) {
    c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    len += 6;
  }
  if (is_surrogate(c))
    return false;
  put_utf8(in, c);
  in->at += len;
  return true;
}

static const char simple_from[] = "abfnrtv\\?'\"";
static const char simple_to[] = "\a\b\f\n\r\t\v\\?'\"";

/* At a backslash. */
static bool read_escape(reader *in) {
  const char c = peek(in, 1);
  const char *simple = c ? strchr(simple_from, c) : NULL;
  uint32_t value = 0;
  if (simple) {
    in->out[in->len++] = simple_to[simple - simple_from];
    in->at += 2;
    return true;
  }
  if (c == 'u' || c == 'U')
    return read_character(in);
  const bool is_hex = (c | 32) == 'x';
  const size_t skip = is_hex ? 2 : 1;
  const size_t n =
      read_digits(in, skip, is_hex ? 2 : 3, is_hex ? 16 : 8, &value);
  if (!n)
    return false;
  in->out[in->len++] = (char)(value & 0xff);
  in->at += skip + n;
  return true;
}

static void report_escape(const reader *in) {
  const size_t end = in->at + 2 < in->end ? in->at + 2 : in->end;
  woolc_report(
      in->sink, WOOLC_W0103,
      (woolc_range){in->source, (uint32_t)in->at, (uint32_t)end},
      "unknown escape sequence: there are \\a \\b \\f \\n \\r \\t \\v \\\\ "
      "\\? \\' \\\" \\123 \\xHH \\uHHHH \\UHHHHHHHH");
}

static size_t literal_end(woolc_text text, size_t at, char quote) {
  for (; at < text.len && text.data[at] != '\n'; at++) {
    if (text.data[at] == '\\' && at + 1 < text.len && text.data[at + 1] != '\n')
      at++;
    else if (text.data[at] == quote)
      return at;
  }
  return at;
}

woolc_text woolc_proto_lex_string(const woolc_source *source, size_t *at,
                                  woolc_sink *sink, woolc_arena *arena) {
  const size_t begin = *at;
  const char quote = source->text.data[begin];
  const size_t end = literal_end(source->text, begin + 1, quote);
  reader in = {
      source, begin + 1, end, sink, woolc_arena_alloc(arena, end - begin + 1),
      0};
  while (in.at < end) {
    if (peek(&in, 0) != '\\') {
      in.out[in.len++] = source->text.data[in.at++];
    } else if (!read_escape(&in)) {
      report_escape(&in);
      in.at += in.at + 1 < end ? 2 : 1;
    }
  }
  const bool is_closed =
      end < source->text.len && source->text.data[end] == quote;
  *at = is_closed ? end + 1 : end;
  if (!is_closed)
    woolc_report(sink, WOOLC_W0102,
                 (woolc_range){source, (uint32_t)begin, (uint32_t)begin + 1},
                 "string is not closed before the end of the line");
  in.out[in.len] = '\0';
  return (woolc_text){in.out, in.len};
}
