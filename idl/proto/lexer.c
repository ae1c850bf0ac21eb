#include "idl/proto/lexer.h"

#include <stdlib.h>
#include <string.h>

typedef struct lexer {
  const woolc_source *source;
  const char *text;
  size_t len;
  size_t at;
  woolc_sink *sink;
  woolc_arena *arena;
  woolc_proto_tokens *out;
  size_t token_room;
  size_t comment_room;
} lexer;

static woolc_range range_of(const lexer *lex, size_t begin, size_t end) {
  return (woolc_range){lex->source, (uint32_t)begin, (uint32_t)end};
}

static char peek(const lexer *lex, size_t ahead) {
  return lex->at + ahead < lex->len ? lex->text[lex->at + ahead] : '\0';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static void *grown(woolc_arena *arena, const void *old, size_t count,
                   size_t *room, size_t size) {
  *room = *room ? *room * 2 : 256;
  char *wider = woolc_arena_array(arena, *room, size);
  if (count)
    memcpy(wider, old, count * size);
  return wider;
}

static woolc_proto_token *add_token(lexer *lex, woolc_proto_token_kind kind,
                                    size_t begin) {
  woolc_proto_tokens *out = lex->out;
  if (out->n_tokens == lex->token_room)
    out->tokens = grown(lex->arena, out->tokens, out->n_tokens,
                        &lex->token_room, sizeof *out->tokens);
  woolc_proto_token *token = &out->tokens[out->n_tokens++];
  token->kind = kind;
  token->begin = (uint32_t)begin;
  token->end = (uint32_t)lex->at;
  token->n_comments = (uint32_t)out->n_comments;
  return token;
}

static void add_comment(lexer *lex, size_t begin) {
  woolc_proto_tokens *out = lex->out;
  if (out->n_comments == lex->comment_room)
    out->comments = grown(lex->arena, out->comments, out->n_comments,
                          &lex->comment_room, sizeof *out->comments);
  out->comments[out->n_comments++] =
      (woolc_proto_comment){(uint32_t)begin, (uint32_t)lex->at};
}

static void lex_line_comment(lexer *lex) {
  const size_t begin = lex->at;
  while (lex->at < lex->len && lex->text[lex->at] != '\n')
    lex->at++;
  add_comment(lex, begin);
}

static void lex_block_comment(lexer *lex) {
  const size_t begin = lex->at;
  for (lex->at += 2; lex->at < lex->len; lex->at++)
    if (lex->text[lex->at] == '*' && peek(lex, 1) == '/') {
      lex->at += 2;
      add_comment(lex, begin);
      return;
    }
  woolc_report(lex->sink, WOOLC_W0104, range_of(lex, begin, begin + 2),
               "block comment is not closed before the end of the file");
}

static void lex_name(lexer *lex) {
  const size_t begin = lex->at;
  while (is_letter(peek(lex, 0)) || is_digit(peek(lex, 0)))
    lex->at++;
  const size_t len = lex->at - begin;
  add_token(lex, WOOLC_PROTO_TOKEN_NAME, begin)->u.text =
      (woolc_text){woolc_arena_copy(lex->arena, lex->text + begin, len), len};
}

/* ---- numbers ---- */

typedef enum reading {
  READ,
  NOT_A_NUMBER,
  TOO_LARGE
} reading;

static reading read_digits(const char *text, size_t len, unsigned base,
                           uint64_t *out) {
  uint64_t value = 0;
  bool fits = true;
  for (size_t i = 0; i < len; i++) {
    const int digit = woolc_proto_digit(text[i]);
    if (digit < 0 || (unsigned)digit >= base)
      return NOT_A_NUMBER;
    fits = fits && value <= (UINT64_MAX - (uint64_t)digit) / base;
    value = value * base + (uint64_t)digit;
  }
  *out = value;
  return !len ? NOT_A_NUMBER : fits ? READ : TOO_LARGE;
}

static reading read_integer(const char *text, size_t len, uint64_t *out) {
  if (len > 1 && text[0] == '0' && (text[1] | 32) == 'x')
    return read_digits(text + 2, len - 2, 16, out);
  if (len > 1 && text[0] == '0')
    return read_digits(text + 1, len - 1, 8, out);
  return read_digits(text, len, 10, out);
}

/* Digits, at most one point, an exponent with digits; as strtod takes more. */
static reading read_real(const char *text, double *out) {
  const char *at = text;
  size_t n = strspn(at, "0123456789");
  at += n;
  if (*at == '.') {
    const size_t fraction = strspn(++at, "0123456789");
    n += fraction;
    at += fraction;
  }
  if (n && (*at | 32) == 'e') {
    at++;
    at += *at == '+' || *at == '-';
    n = strspn(at, "0123456789");
    at += n;
  }
  if (!n || *at != '\0')
    return NOT_A_NUMBER;
  *out = strtod(text, NULL); /* too large is infinite, as for protoc */
  return READ;
}

static void report_number(lexer *lex, size_t begin, reading result) {
  const size_t len = lex->at - begin;
  const woolc_range range = range_of(lex, begin, lex->at);
  if (result == TOO_LARGE)
    woolc_report(lex->sink, WOOLC_W0108, range,
                 "number exceeds what 64 bits can hold");
  else
    woolc_report(lex->sink, WOOLC_W0105, range,
                 "'%.*s' is not a number: write 10, 0x1f, 017, 1.5 or 1e9",
                 len > 64 ? 64 : (int)len, lex->text + begin);
}

static void skip_number(lexer *lex, bool is_hex, bool *out_is_real) {
  while (is_letter(peek(lex, 0)) || is_digit(peek(lex, 0)) ||
         peek(lex, 0) == '.') {
    const char c = peek(lex, 0);
    const bool is_exponent = !is_hex && (c | 32) == 'e';
    *out_is_real = *out_is_real || c == '.' || is_exponent;
    lex->at++;
    if (is_exponent && (peek(lex, 0) == '-' || peek(lex, 0) == '+'))
      lex->at++;
  }
}

/* Takes everything that looks like a part of the number, so that what is
 * wrong with it is said once and of the whole. */
static void lex_number(lexer *lex) {
  const size_t begin = lex->at;
  const bool is_hex = peek(lex, 0) == '0' && (peek(lex, 1) | 32) == 'x';
  bool is_real = false;
  skip_number(lex, is_hex, &is_real);
  const size_t len = lex->at - begin;
  const char *text = woolc_arena_copy(lex->arena, lex->text + begin, len);
  uint64_t integer = 0;
  double real = 0;
  reading result =
      is_real ? read_real(text, &real) : read_integer(text, len, &integer);
  /* A default of a float may be an integer of any size. */
  if (result == TOO_LARGE && text[0] != '0') {
    is_real = true;
    result = read_real(text, &real);
  }
  if (result != READ)
    report_number(lex, begin, result);
  woolc_proto_token *token = add_token(
      lex, is_real ? WOOLC_PROTO_TOKEN_REAL : WOOLC_PROTO_TOKEN_INTEGER, begin);
  token->is_malformed = result != READ;
  if (is_real)
    token->u.real = result == READ ? real : 0;
  else
    token->u.integer = result == READ ? integer : 0;
}

/* ---- the rest ---- */

static void lex_string(lexer *lex) {
  const size_t begin = lex->at;
  const size_t n_errors = lex->sink->n_errors;
  const woolc_text text =
      woolc_proto_lex_string(lex->source, &lex->at, lex->sink, lex->arena);
  woolc_proto_token *token = add_token(lex, WOOLC_PROTO_TOKEN_STRING, begin);
  token->u.text = text;
  token->is_malformed = lex->sink->n_errors > n_errors;
}

static bool is_printable(char c) {
  return c > ' ' && c < 0x7f;
}

/* A run of them is one mistake. */
static void lex_odd(lexer *lex) {
  const size_t begin = lex->at;
  while (lex->at < lex->len && !is_printable(lex->text[lex->at]) &&
         !is_blank(lex->text[lex->at]))
    lex->at++;
  const unsigned char c = (unsigned char)lex->text[begin];
  const size_t n = woolc_utf8_len(lex->text + begin, lex->len - begin);
  const woolc_range range = range_of(lex, begin, lex->at);
  if (c < 0x80)
    woolc_report(lex->sink, WOOLC_W0101, range,
                 "control character 0x%02x has no meaning here", c);
  else if (!n)
    woolc_report(lex->sink, WOOLC_W0109, range,
                 "byte 0x%02x is not a part of UTF-8 text", c);
  else
    woolc_report(lex->sink, WOOLC_W0101, range, "'%.*s' has no meaning here",
                 (int)n, lex->text + begin);
}

static void lex_one(lexer *lex) {
  const char c = peek(lex, 0);
  if (is_blank(c)) {
    lex->at++;
  } else if (is_letter(c)) {
    lex_name(lex);
  } else if (is_digit(c) || (c == '.' && is_digit(peek(lex, 1)))) {
    lex_number(lex);
  } else if (c == '"' || c == '\'') {
    lex_string(lex);
  } else if (c == '/' && peek(lex, 1) == '/') {
    lex_line_comment(lex);
  } else if (c == '/' && peek(lex, 1) == '*') {
    lex_block_comment(lex);
  } else if (is_printable(c)) {
    lex->at++;
    add_token(lex, WOOLC_PROTO_TOKEN_SYMBOL, lex->at - 1)->symbol = c;
  } else {
    lex_odd(lex);
  }
}

void woolc_proto_lex(const woolc_source *source, woolc_sink *sink,
                     woolc_arena *arena, woolc_proto_tokens *out_tokens) {
  lexer lex = {.source = source,
               .text = source->text.data,
               .len = source->text.len,
               .sink = sink,
               .arena = arena,
               .out = out_tokens};
  memset(out_tokens, 0, sizeof *out_tokens);
  if (lex.len >= 3 && memcmp(lex.text, "\xef\xbb\xbf", 3) == 0)
    lex.at = 3; /* a byte order mark */
  while (lex.at < lex.len)
    lex_one(&lex);
  add_token(&lex, WOOLC_PROTO_TOKEN_END, lex.at);
}
