#include "runtime/wire/json_text.h"

#include <stdio.h>
#include <string.h>

#include "runtime/wire/utf8.h"

const char wooli_json_too_deep[] = "nested deeper than 256";

/* ---- the reader's state ---- */

/* What may come next. */
enum expects {
  VALUE,
  FIRST_ITEM, /* of an array, or its end */
  FIRST_NAME, /* of an object, or its end */
  MORE,       /* a comma, or the end of what is open */
  NOTHING,    /* the value is complete */
  STUCK       /* there was an error, or the end */
};

void wooli_json_reader_init(wooli_json_reader *reader, const char *input,
                            size_t len) {
  memset(reader, 0, sizeof *reader);
  reader->input = input;
  reader->len = len;
  reader->expects = VALUE;
}

static wooli_json_event fail(wooli_json_reader *r, size_t at, const char *why) {
  r->at = at;
  r->error = why;
  r->expects = STUCK;
  return WOOLI_JSON_ERROR;
}

static bool is_in_object(const wooli_json_reader *r) {
  unsigned top = r->depth - 1u;
  return r->depth && (r->is_object[top / 8] >> (top % 8) & 1);
}

static int peek(const wooli_json_reader *r) {
  return r->next < r->len ? (unsigned char)r->input[r->next] : -1;
}

static void skip_space(wooli_json_reader *r) {
  int c;
  while ((c = peek(r)) == ' ' || c == '\t' || c == '\n' || c == '\r')
    r->next++;
}

/* A value is read: what follows depends on what is open. */
static wooli_json_event done(wooli_json_reader *r, wooli_json_event event) {
  r->expects = r->depth ? MORE : NOTHING;
  return event;
}

/* ---- strings ---- */

static int hex_digit(int c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The number of "\uXXXX" at `p`, or -1. */
static int32_t unicode_escape(const char *p, size_t left) {
  int32_t value = 0;
  if (left < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (size_t i = 2; i < 6; i++) {
    int digit = hex_digit((unsigned char)p[i]);
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

static bool is_high_surrogate(int32_t c) {
  return c >= 0xd800 && c <= 0xdbff;
}

static bool is_low_surrogate(int32_t c) {
  return c >= 0xdc00 && c <= 0xdfff;
}

/* The length of the escape at `next`, or 0, and then *out_why says why. */
static size_t escape_len(const wooli_json_reader *r, const char **out_why) {
  const char *p = r->input + r->next;
  size_t left = r->len - r->next;
  *out_why = "no escape of JSON";
  if (left >= 2 && p[1] != 'u')
    return strchr("\"\\/bfnrt", p[1]) && p[1] ? 2 : 0;
  int32_t c = unicode_escape(p, left);
  if (c < 0)
    return 0;
  *out_why = "half of a surrogate pair";
  if (is_low_surrogate(c))
    return 0;
  if (!is_high_surrogate(c))
    return 6;
  return is_low_surrogate(unicode_escape(p + 6, left - 6)) ? 12 : 0;
}

/* Reads a string, whose quote is next. */
static bool read_string(wooli_json_reader *r) {
  const char *why;
  size_t len;
  size_t begin = ++r->next;
  r->has_escapes = false;
  for (;;) {
    int c = peek(r);
    if (c < 0)
      return (void)fail(r, r->at, "the string has no end"), false;
    if (c == '"')
      break;
    if (c < 0x20)
      return (void)fail(r, r->next, "a control character in a string"), false;
    if (c != '\\') {
      r->next++;
      continue;
    }
    len = escape_len(r, &why);
    if (!len)
      return (void)fail(r, r->next, why), false;
    r->next += len;
    r->has_escapes = true;
  }
  r->text = r->input + begin;
  r->text_len = r->next++ - begin;
  if (wooli_is_utf8(r->text, r->text_len))
    return true;
  return (void)fail(r, r->at, "the string is not UTF-8"), false;
}

static size_t put_utf8(int32_t c, char *out) {
  uint32_t u = (uint32_t)c;
  if (u < 0x80) {
    out[0] = (char)u;
    return 1;
  }
  if (u < 0x800) {
    out[0] = (char)(0xc0 | u >> 6);
    out[1] = (char)(0x80 | (u & 63));
    return 2;
  }
  if (u < 0x10000) {
    out[0] = (char)(0xe0 | u >> 12);
    out[1] = (char)(0x80 | (u >> 6 & 63));
    out[2] = (char)(0x80 | (u & 63));
    return 3;
  }
  out[0] = (char)(0xf0 | u >> 18);
  out[1] = (char)(0x80 | (u >> 12 & 63));
  out[2] = (char)(0x80 | (u >> 6 & 63));
  out[3] = (char)(0x80 | (u & 63));
  return 4;
}

/* The reader has looked at it: every escape is a whole one. */
static size_t unescape_one(const char *p, size_t left, char *out,
                           size_t *out_len) {
  static const char names[] = "bfnrt", controls[] = "\b\f\n\r\t";
  if (p[1] != 'u') {
    const char *name = strchr(names, p[1]);
    *out = name ? controls[name - names] : p[1];
    *out_len += 1;
    return 2;
  }
  int32_t c = unicode_escape(p, left);
  size_t len = 6;
  if (is_high_surrogate(c)) {
    c = 0x10000 + ((c - 0xd800) << 10) + unicode_escape(p + 6, left - 6) -
        0xdc00;
    len = 12;
  }
  *out_len += put_utf8(c, out);
  return len;
}

size_t wooli_json_unescape(const char *text, size_t len, char *out) {
  size_t n = 0;
  for (size_t i = 0; i < len;) {
    if (text[i] == '\\')
      i += unescape_one(text + i, len - i, out + n, &n);
    else
      out[n++] = text[i++];
  }
  return n;
}

/* ---- other values ---- */

static size_t skip_digits(const char *text, size_t len, size_t at) {
  while (at < len && text[at] >= '0' && text[at] <= '9')
    at++;
  return at;
}

/* The end of the number at the beginning of the text; 0 if there is none. */
static size_t number_len(const char *text, size_t len) {
  size_t at = len && text[0] == '-' ? 1 : 0;
  size_t end = skip_digits(text, len, at);
  if (end == at || (text[at] == '0' && end > at + 1))
    return 0;
  at = end;
  if (at < len && text[at] == '.') {
    end = skip_digits(text, len, at + 1);
    if (end == at + 1)
      return 0;
    at = end;
  }
  if (at < len && (text[at] == 'e' || text[at] == 'E')) {
    size_t digits = at + 1;
    if (digits < len && (text[digits] == '+' || text[digits] == '-'))
      digits++;
    end = skip_digits(text, len, digits);
    if (end == digits)
      return 0;
    at = end;
  }
  return at;
}

bool wooli_json_is_number(const char *text, size_t len) {
  return len && number_len(text, len) == len;
}

static wooli_json_event read_number(wooli_json_reader *r) {
  size_t len = number_len(r->input + r->next, r->len - r->next);
  if (!len)
    return fail(r, r->at, "no number of JSON");
  if (len > WOOLI_JSON_MAX_NUMBER_LEN)
    return fail(r, r->at, "a number of more than 1024 bytes");
  r->text = r->input + r->next;
  r->text_len = len;
  r->has_escapes = false;
  r->next += len;
  return done(r, WOOLI_JSON_NUMBER);
}

static wooli_json_event read_word(wooli_json_reader *r, const char *word,
                                  wooli_json_event event) {
  size_t len = strlen(word);
  if (r->len - r->next < len || memcmp(r->input + r->next, word, len) != 0)
    return fail(r, r->at, "expected a value");
  r->next += len;
  return done(r, event);
}

static wooli_json_event open(wooli_json_reader *r, bool is_object) {
  if (r->depth == WOOLI_JSON_MAX_DEPTH)
    return fail(r, r->at, wooli_json_too_deep);
  uint8_t *bits = &r->is_object[r->depth / 8];
  uint8_t bit = (uint8_t)(1u << (r->depth % 8));
  *bits = (uint8_t)(is_object ? *bits | bit : *bits & ~bit);
  r->depth++;
  r->next++;
  r->expects = is_object ? FIRST_NAME : FIRST_ITEM;
  return is_object ? WOOLI_JSON_OBJECT_BEGIN : WOOLI_JSON_ARRAY_BEGIN;
}

static wooli_json_event close(wooli_json_reader *r) {
  bool was_object = is_in_object(r);
  r->next++;
  r->depth--;
  return done(r, was_object ? WOOLI_JSON_OBJECT_END : WOOLI_JSON_ARRAY_END);
}

static wooli_json_event read_value(wooli_json_reader *r) {
  switch (peek(r)) {
  case '{':
    return open(r, true);
  case '[':
    return open(r, false);
  case '"':
    return read_string(r) ? done(r, WOOLI_JSON_STRING) : WOOLI_JSON_ERROR;
  case 't':
    return read_word(r, "true", WOOLI_JSON_TRUE);
  case 'f':
    return read_word(r, "false", WOOLI_JSON_FALSE);
  case 'n':
    return read_word(r, "null", WOOLI_JSON_NULL);
  case '-':
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9':
    return read_number(r);
  default:
    return fail(r, r->at, "expected a value");
  }
}

static wooli_json_event read_name(wooli_json_reader *r) {
  if (peek(r) != '"')
    return fail(r, r->at, "expected a name in double quotes");
  if (!read_string(r))
    return WOOLI_JSON_ERROR;
  skip_space(r);
  if (peek(r) != ':')
    return fail(r, r->next, "expected ':' behind the name");
  r->next++;
  r->expects = VALUE;
  return WOOLI_JSON_NAME;
}

static wooli_json_event read_more(wooli_json_reader *r) {
  bool in_object = is_in_object(r);
  int c = peek(r);
  if (c == (in_object ? '}' : ']'))
    return close(r);
  if (c != ',')
    return fail(r, r->at,
                in_object ? "expected ',' or '}'" : "expected ',' or ']'");
  r->next++;
  skip_space(r);
  r->at = r->next;
  return in_object ? read_name(r) : read_value(r);
}

wooli_json_event wooli_json_next(wooli_json_reader *r) {
  if (r->expects == STUCK)
    return r->error ? WOOLI_JSON_ERROR : WOOLI_JSON_END;
  skip_space(r);
  r->at = r->next;
  switch ((enum expects)r->expects) {
  case FIRST_ITEM:
    return peek(r) == ']' ? close(r) : read_value(r);
  case FIRST_NAME:
    return peek(r) == '}' ? close(r) : read_name(r);
  case MORE:
    return read_more(r);
  case NOTHING:
    if (r->next < r->len)
      return fail(r, r->at, "expected the end");
    r->expects = STUCK;
    return WOOLI_JSON_END;
  case VALUE:
  case STUCK:
    break;
  }
  return read_value(r);
}

bool wooli_json_skip(wooli_json_reader *r, wooli_json_event event) {
  if (event != WOOLI_JSON_OBJECT_BEGIN && event != WOOLI_JSON_ARRAY_BEGIN)
    return event != WOOLI_JSON_ERROR;
  unsigned outside = r->depth - 1u;
  while (r->depth > outside)
    if (wooli_json_next(r) == WOOLI_JSON_ERROR)
      return false;
  return true;
}

void wooli_json_position(const char *input, size_t at, size_t *out_line,
                         size_t *out_column) {
  size_t line = 1, begin = 0;
  for (size_t i = 0; i < at; i++)
    if (input[i] == '\n') {
      line++;
      begin = i + 1;
    }
  *out_line = line;
  *out_column = at - begin + 1;
}

/* ---- writing ---- */

static void put(wooli_json_writer *w, const char *bytes, size_t len) {
  if (!w->failed && len && !w->put(w->user_data, bytes, len))
    w->failed = true;
}

static void break_line(wooli_json_writer *w) {
  static const char spaces[] = "                                ";
  if (!w->indent)
    return;
  put(w, "\n", 1);
  for (size_t left = (size_t)w->indent * w->depth; left;) {
    size_t some = left < sizeof spaces - 1 ? left : sizeof spaces - 1;
    put(w, spaces, some);
    left -= some;
  }
}

/* What comes before an item: a comma, and its own line. */
static void begin_item(wooli_json_writer *w) {
  if (w->after_name) {
    w->after_name = false;
    return;
  }
  if (w->has_items)
    put(w, ",", 1);
  if (w->depth)
    break_line(w);
  w->has_items = true;
}

static void begin(wooli_json_writer *w, const char *bracket) {
  begin_item(w);
  put(w, bracket, 1);
  w->depth++;
  w->has_items = false;
}

static void end(wooli_json_writer *w, const char *bracket) {
  bool empty = !w->has_items;
  w->depth--;
  if (!empty)
    break_line(w);
  put(w, bracket, 1);
  w->has_items = true;
}

void wooli_json_begin_object(wooli_json_writer *w) {
  begin(w, "{");
}

void wooli_json_end_object(wooli_json_writer *w) {
  end(w, "}");
}

void wooli_json_begin_array(wooli_json_writer *w) {
  begin(w, "[");
}

void wooli_json_end_array(wooli_json_writer *w) {
  end(w, "]");
}

/* The escape of a character that needs one; NULL for the others. */
static const char *escape_of(unsigned char c, char *room, size_t len) {
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\b':
    return "\\b";
  case '\f':
    return "\\f";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    if (c >= 0x20)
      return NULL;
    (void)snprintf(room, len, "\\u%04x", (unsigned)c);
    return room;
  }
}

static void put_quoted(wooli_json_writer *w, const char *text, size_t len) {
  char room[8];
  size_t from = 0;
  put(w, "\"", 1);
  for (size_t i = 0; i < len; i++) {
    const char *escape = escape_of((unsigned char)text[i], room, sizeof room);
    if (!escape)
      continue;
    put(w, text + from, i - from);
    put(w, escape, strlen(escape));
    from = i + 1;
  }
  put(w, text + from, len - from);
  put(w, "\"", 1);
}

void wooli_json_name(wooli_json_writer *w, const char *text, size_t len) {
  begin_item(w);
  put_quoted(w, text, len);
  put(w, ": ", w->indent ? 2 : 1);
  w->after_name = true;
}

void wooli_json_string(wooli_json_writer *w, const char *text, size_t len) {
  begin_item(w);
  put_quoted(w, text, len);
}

void wooli_json_literal(wooli_json_writer *w, const char *text, size_t len) {
  begin_item(w);
  put(w, text, len);
}
