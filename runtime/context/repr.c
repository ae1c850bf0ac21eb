#include "runtime/context/repr.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void wooli_text_init(wooli_text *text, char *buf, size_t capacity) {
  text->buf = buf;
  text->capacity = capacity;
  text->len = 0;
  if (capacity)
    buf[0] = '\0';
}

void wooli_text_add(wooli_text *text, const char *data, size_t len) {
  if (text->len + 1 < text->capacity) {
    size_t room = text->capacity - text->len - 1;
    size_t n = len < room ? len : room;
    memcpy(text->buf + text->len, data, n);
    text->buf[text->len + n] = '\0';
  }
  text->len += len;
}

char *wooli_text_rest(wooli_text *text, size_t *out_capacity) {
  if (text->len >= text->capacity) {
    *out_capacity = 0;
    return NULL;
  }
  *out_capacity = text->capacity - text->len;
  return text->buf + text->len;
}

void wooli_text_wrote(wooli_text *text, size_t len) {
  text->len += len;
}

void wooli_text_printf(wooli_text *text, const char *format, ...) {
  size_t room;
  char *rest = wooli_text_rest(text, &room);
  va_list args;
  va_start(args, format);
  int n = vsnprintf(rest, room, format, args);
  va_end(args);
  if (n > 0)
    wooli_text_wrote(text, (size_t)n);
}

static bool has(const uint8_t *data, size_t len, char c) {
  return len && memchr(data, c, len) != NULL;
}

/* Strings and bytes differ only above 0x7e: bytes escape that, strings show it
 * (valid UTF-8 is assumed, so C1 controls are the exception). */
static void quoted(wooli_text *text, const uint8_t *data, size_t len,
                   bool ascii) {
  char quote = has(data, len, '\'') && !has(data, len, '"') ? '"' : '\'';
  wooli_text_add(text, &quote, 1);
  for (size_t i = 0; i < len; i++) {
    uint8_t c = data[i];
    if (c == (uint8_t)quote || c == '\\')
      wooli_text_printf(text, "\\%c", c);
    else if (c == '\n')
      wooli_text_add(text, "\\n", 2);
    else if (c == '\r')
      wooli_text_add(text, "\\r", 2);
    else if (c == '\t')
      wooli_text_add(text, "\\t", 2);
    else if (c < 0x20 || c == 0x7f || (ascii && c > 0x7f))
      wooli_text_printf(text, "\\x%02x", c);
    else if (c == 0xc2 && i + 1 < len &&
             (data[i + 1] <= 0xa0 || data[i + 1] == 0xad))
      wooli_text_printf(text, "\\x%02x", data[++i]);
    else
      wooli_text_add(text, (const char *)&data[i], 1);
  }
  wooli_text_add(text, &quote, 1);
}

void wooli_repr_str(wooli_text *text, wool_str s) {
  quoted(text, (const uint8_t *)s.data, s.len, false);
}

void wooli_repr_bytes(wooli_text *text, wool_bytes b) {
  wooli_text_add(text, "b", 1);
  quoted(text, b.data, b.len, true);
}

void wooli_repr_double(wooli_text *text, double v) {
  if (isnan(v)) {
    wooli_text_add(text, "nan", 3);
    return;
  }
  if (isinf(v)) {
    wooli_text_printf(text, "%s", v < 0 ? "-inf" : "inf");
    return;
  }
  char digits[64];
  int precision = 0;
  do {
    (void)snprintf(digits, sizeof digits, "%.*e", precision, v);
  } while (strtod(digits, NULL) != v && ++precision < 17);
  int exponent = (int)strtol(strchr(digits, 'e') + 1, NULL, 10);
  if (exponent < -4 || exponent >= 16) {
    wooli_text_printf(text, "%s", digits);
    return;
  }
  int decimals = precision - exponent;
  wooli_text_printf(text, "%.*f", decimals > 1 ? decimals : 1, v);
}
