#include "idl/lexer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "idl/lexer_string.h"
#include "idl/limits.h"

typedef struct lexer {
  const woolc_source *source;
  const char *text;
  size_t len;
  size_t at;
  bool is_first_on_line;
  bool is_after_error;
  woolc_names *names;
  woolc_sink *sink;
  woolc_arena *arena;
  woolc_arena *tokens_arena;
  woolc_tokens *out;
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

static bool is_word(char c) {
  return is_letter(c) || is_digit(c);
}

enum {
  BYTES_PER_TOKEN = 4 /* rarely less: most sources need one array */
};

static void *grown(woolc_arena *arena, const void *old, size_t count,
                   size_t *room, size_t size) {
  *room = *room ? *room * 2 : 256;
  char *wider = woolc_arena_array(arena, *room, size);
  if (count)
    memcpy(wider, old, count * size);
  return wider;
}

static woolc_token *add_token(lexer *lex, woolc_token_kind kind, size_t begin) {
  woolc_tokens *out = lex->out;
  if (out->n_tokens == lex->token_room)
    out->tokens = grown(lex->tokens_arena, out->tokens, out->n_tokens,
                        &lex->token_room, sizeof *out->tokens);
  woolc_token *token = &out->tokens[out->n_tokens++];
  token->kind = kind;
  token->begin = (uint32_t)begin;
  token->end = (uint32_t)lex->at;
  token->is_first_on_line = lex->is_first_on_line;
  token->n_comments = (uint32_t)out->n_comments;
  token->is_after_error = lex->is_after_error;
  lex->is_first_on_line = false;
  lex->is_after_error = false;
  return token;
}

static void add_comment(lexer *lex, size_t begin, bool is_doc) {
  woolc_tokens *out = lex->out;
  if (out->n_comments == lex->comment_room)
    out->comments = grown(lex->tokens_arena, out->comments, out->n_comments,
                          &lex->comment_room, sizeof *out->comments);
  out->comments[out->n_comments++] = (woolc_comment){
      (uint32_t)begin, (uint32_t)lex->at, is_doc, lex->is_first_on_line};
}

/* `///` documents, `////…` is a ruler. */
static void lex_line_comment(lexer *lex) {
  const size_t begin = lex->at;
  const bool is_doc = peek(lex, 2) == '/' && peek(lex, 3) != '/';
  while (lex->at < lex->len && lex->text[lex->at] != '\n')
    lex->at++;
  add_comment(lex, begin, is_doc);
}

static void lex_block_comment(lexer *lex) {
  const size_t begin = lex->at;
  const bool is_doc =
      peek(lex, 2) == '*' && peek(lex, 3) != '*' && peek(lex, 3) != '/';
  bool has_newline = false;
  for (lex->at += 2; lex->at < lex->len; lex->at++) {
    has_newline = has_newline || lex->text[lex->at] == '\n';
    if (lex->text[lex->at] == '*' && peek(lex, 1) == '/') {
      lex->at += 2;
      add_comment(lex, begin, is_doc);
      lex->is_first_on_line = lex->is_first_on_line || has_newline;
      return;
    }
  }
  lex->is_after_error = true;
  woolc_report(lex->sink, WOOLC_W0104, range_of(lex, begin, begin + 2),
               "block comment is not closed before the end of the file");
}

/* How many bytes of a letter beyond ASCII stand here, for people who write
 * names in their language; 0: none. Punctuation and spaces are no letters. */
static size_t foreign_letter(const lexer *lex) {
  const unsigned char *u = (const unsigned char *)lex->text + lex->at;
  const size_t left = lex->len - lex->at;
  if (left < 2 || u[0] < 0xc3 || (u[0] == 0xe2 && (u[1] & 0xfe) == 0x80) ||
      (u[0] == 0xe3 && u[1] == 0x80) || (u[0] == 0xef && u[1] >= 0xbb))
    return 0;
  return woolc_utf8_len(lex->text + lex->at, left);
}

static void lex_foreign_name(lexer *lex, size_t begin) {
  size_t n = 0;
  while (is_word(peek(lex, 0)) || (n = foreign_letter(lex)) > 0)
    lex->at += is_word(peek(lex, 0)) ? 1 : n;
  const size_t len = lex->at - begin;
  woolc_report(lex->sink, WOOLC_W0101, range_of(lex, begin, lex->at),
               "'%.*s' is no name: names are made of the letters a to z and A "
               "to Z, digits and '_'",
               len > WOOLC_MAX_IDENTIFIER_LEN ? 0 : (int)len,
               lex->text + begin);
  const bool fits = len <= WOOLC_MAX_IDENTIFIER_LEN;
  add_token(lex, WOOLC_TOKEN_NAME, begin)->u.name = woolc_names_add(
      lex->names, fits ? lex->text + begin : "x", fits ? len : 1);
}

static void lex_name(lexer *lex) {
  const size_t begin = lex->at;
  while (is_word(peek(lex, 0)))
    lex->at++;
  if (foreign_letter(lex)) {
    lex_foreign_name(lex, begin);
    return;
  }
  const char *text = lex->text + begin;
  const size_t len = lex->at - begin;
  const woolc_range range = range_of(lex, begin, lex->at);
  size_t kept = len;
  if (len > WOOLC_MAX_IDENTIFIER_LEN) {
    woolc_report(lex->sink, WOOLC_W0106, range,
                 "identifier of %zu bytes exceeds the limit of %d", len,
                 WOOLC_MAX_IDENTIFIER_LEN);
    kept = WOOLC_MAX_IDENTIFIER_LEN;
  } else if (text[0] == '_' || text[len - 1] == '_' ||
             memchr(text, '_', len) != NULL) {
    for (size_t i = 0; i < len; i++)
      if (text[i] == '_' && (i == 0 || i + 1 == len || text[i + 1] == '_')) {
        woolc_report(lex->sink, WOOLC_W0107, range,
                     "'%.*s': an underscore may stand between letters and "
                     "digits only, and not beside another one",
                     (int)len, text);
        break;
      }
  }
  add_token(lex, WOOLC_TOKEN_NAME, begin)->u.name =
      woolc_names_add(lex->names, text, kept);
}

typedef enum reading {
  READ,
  NOT_A_NUMBER,
  TOO_LARGE
} reading;

static reading read_integer(const char *text, size_t len, uint64_t *out) {
  const bool is_hex = len > 2 && text[0] == '0' && (text[1] | 32) == 'x';
  const uint64_t base = is_hex ? 16 : 10;
  uint64_t value = 0;
  reading result = READ;
  for (size_t i = is_hex ? 2 : 0; i < len; i++) {
    const int digit = woolc_hex_digit(text[i]);
    if (digit < 0 || (uint64_t)digit >= base)
      return NOT_A_NUMBER;
    if (value > (UINT64_MAX - (uint64_t)digit) / base)
      result = TOO_LARGE;
    value = value * base + (uint64_t)digit;
  }
  *out = value;
  return len > 1 && text[0] == '0' && !is_hex ? NOT_A_NUMBER : result;
}

static reading read_real(woolc_arena *arena, const char *text, size_t len,
                         double *out) {
  char *copy = woolc_arena_copy(arena, text, len);
  if (strpbrk(copy, "xX"))
    return NOT_A_NUMBER;
  char *end = copy;
  *out = strtod(copy, &end);
  if (*end != '\0' || end == copy || !is_digit(end[-1]))
    return NOT_A_NUMBER;
  return isinf(*out) ? TOO_LARGE : READ;
}

static void report_number(lexer *lex, size_t begin, reading result) {
  const char *text = lex->text + begin;
  const size_t len = lex->at - begin;
  const woolc_range range = range_of(lex, begin, lex->at);
  const bool is_octal = text[0] == '0' && len > 1 && is_digit(text[1]);
  if (result == NOT_A_NUMBER)
    woolc_report(lex->sink, WOOLC_W0105, range,
                 "'%.*s' is not a number: write 10, 0x1f, 1.5 or 1e9%s",
                 len > 64 ? 64 : (int)len, text,
                 is_octal ? ", without a leading zero" : "");
  else
    woolc_report(lex->sink, WOOLC_W0108, range,
                 "number exceeds what 64 bits can hold");
}

/* Takes everything that looks like a part of the number, so that what is
 * wrong with it is said once and of the whole. */
static void lex_number(lexer *lex) {
  const size_t begin = lex->at;
  const bool is_hex = peek(lex, 0) == '0' && (peek(lex, 1) | 32) == 'x';
  bool is_real = false;
  for (; is_word(peek(lex, 0)) || peek(lex, 0) == '.'; lex->at++) {
    if (is_hex)
      continue;
    is_real = is_real || peek(lex, 0) == '.' || (peek(lex, 0) | 32) == 'e';
    if ((peek(lex, 0) | 32) == 'e' &&
        (peek(lex, 1) == '-' || peek(lex, 1) == '+'))
      lex->at++;
  }
  const char *text = lex->text + begin;
  const size_t len = lex->at - begin;
  uint64_t integer = 0;
  double real = 0;
  const reading result = is_real ? read_real(lex->arena, text, len, &real)
                                 : read_integer(text, len, &integer);
  if (result != READ)
    report_number(lex, begin, result);
  woolc_token *token =
      add_token(lex, is_real ? WOOLC_TOKEN_FLOAT : WOOLC_TOKEN_INTEGER, begin);
  token->is_malformed = result != READ;
  if (is_real)
    token->u.real = result == READ ? real : 0;
  else
    token->u.integer = result == READ ? integer : 0;
}

static void lex_string(lexer *lex) {
  const size_t begin = lex->at;
  const size_t n_errors = lex->sink->n_errors;
  const woolc_text text =
      woolc_lex_string(lex->source, &lex->at, lex->sink, lex->arena);
  woolc_token *token = add_token(lex, WOOLC_TOKEN_STRING, begin);
  token->u.text = text;
  token->is_malformed = lex->sink->n_errors > n_errors;
  lex->is_after_error = token->is_malformed;
}

static woolc_token_kind punctuation(char c) {
  switch (c) {
  case ';':
    return WOOLC_TOKEN_SEMICOLON;
  case ',':
    return WOOLC_TOKEN_COMMA;
  case '.':
    return WOOLC_TOKEN_DOT;
  case '=':
    return WOOLC_TOKEN_EQUALS;
  case '-':
    return WOOLC_TOKEN_MINUS;
  case '{':
    return WOOLC_TOKEN_LBRACE;
  case '}':
    return WOOLC_TOKEN_RBRACE;
  case '(':
    return WOOLC_TOKEN_LPAREN;
  case ')':
    return WOOLC_TOKEN_RPAREN;
  case '[':
    return WOOLC_TOKEN_LBRACKET;
  case ']':
    return WOOLC_TOKEN_RBRACKET;
  case '<':
    return WOOLC_TOKEN_LESS;
  case '>':
    return WOOLC_TOKEN_GREATER;
  default:
    return WOOLC_TOKEN_END;
  }
}

static bool is_odd(char c) {
  return !is_word(c) && c != ' ' && c != '\t' && c != '\r' && c != '\n' &&
         c != '"' && c != '/' && punctuation(c) == WOOLC_TOKEN_END;
}

/* How many bytes of a quote that is not '"' stand here: an apostrophe, or one
 * of U+2018 to U+201F, which word processors make. */
static size_t other_quote(const lexer *lex, size_t at) {
  const unsigned char *u = (const unsigned char *)lex->text + at;
  if (at < lex->len && u[0] == '\'')
    return 1;
  return at + 3 <= lex->len && u[0] == 0xe2 && u[1] == 0x80 && u[2] >= 0x98 &&
                 u[2] <= 0x9f
             ? 3
             : 0;
}

/* Read as the string that was meant; false: it does not end on this line. */
static bool lex_other_string(lexer *lex) {
  const size_t begin = lex->at;
  const size_t first = begin + other_quote(lex, begin);
  size_t end = first;
  while (end < lex->len && lex->text[end] != '\n' && lex->text[end] != '"' &&
         !other_quote(lex, end))
    end++;
  const size_t closing = end < lex->len ? other_quote(lex, end) : 0;
  const size_t len = end - first;
  if (!closing || len > WOOLC_MAX_STRING_LEN)
    return false;
  lex->at = end + closing;
  woolc_report(lex->sink, WOOLC_W0101, range_of(lex, begin, lex->at),
               "strings are written with double quotes: \"%.*s\"",
               len > 64 ? 0 : (int)len, lex->text + first);
  woolc_token *token = add_token(lex, WOOLC_TOKEN_STRING, begin);
  token->u.text.data = woolc_arena_copy(lex->arena, lex->text + first, len);
  token->u.text.len = len;
  return true;
}

/* Read as the '=' that was meant. */
static void lex_colon(lexer *lex) {
  lex->at++;
  lex->is_after_error = true;
  woolc_report(lex->sink, WOOLC_W0101, range_of(lex, lex->at - 1, lex->at),
               "':' has no meaning here: a type stands before its name, and "
               "'=' before a number or a value");
  add_token(lex, WOOLC_TOKEN_EQUALS, lex->at - 1);
  lex->is_after_error = true;
}

/* U+00A0, U+2000 to U+200B, U+202F, U+3000 or U+FEFF, as text that is copied
 * from elsewhere has; 0: none. */
static unsigned odd_space(const char *text, size_t len) {
  const unsigned char *u = (const unsigned char *)text;
  if (len == 2 && u[0] == 0xc2 && u[1] == 0xa0)
    return 0xa0;
  if (len != 3)
    return 0;
  const unsigned c = (u[0] & 0xfU) << 12 | (u[1] & 0x3fU) << 6 | (u[2] & 0x3fU);
  return (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 ||
                 c == 0xfeff
             ? c
             : 0;
}

/* A run of them is one mistake. Bytes that are not UTF-8 were reported for the
 * whole file. */
static void lex_odd(lexer *lex) {
  const size_t begin = lex->at;
  bool is_text = true;
  do {
    const size_t n = woolc_utf8_len(lex->text + lex->at, lex->len - lex->at);
    is_text = is_text && n;
    lex->at += n ? n : 1;
  } while (lex->at < lex->len && is_odd(lex->text[lex->at]) &&
           lex->text[lex->at] != ':' && !other_quote(lex, lex->at) &&
           !foreign_letter(lex));
  lex->is_after_error = true;
  if (!is_text)
    return;
  const unsigned char c = (unsigned char)lex->text[begin];
  const woolc_range range = range_of(lex, begin, lex->at);
  const unsigned space = odd_space(lex->text + begin, lex->at - begin);
  if (other_quote(lex, begin))
    woolc_report(lex->sink, WOOLC_W0101, range,
                 "strings are written with double quotes");
  else if (space)
    woolc_report(lex->sink, WOOLC_W0101, range,
                 "this looks like a space and is another character (U+%04X)",
                 space);
  else if (c == '#')
    woolc_report(lex->sink, WOOLC_W0101, range, "comments begin with '//'");
  else if (c < 0x20 || c == 0x7f)
    woolc_report(lex->sink, WOOLC_W0101, range,
                 "control character 0x%02x has no meaning here", c);
  else
    woolc_report(lex->sink, WOOLC_W0101, range, "'%.*s' has no meaning here",
                 lex->at - begin > 32 ? 1 : (int)(lex->at - begin),
                 lex->text + begin);
}

static void lex_one(lexer *lex) {
  const char c = peek(lex, 0);
  const woolc_token_kind kind = punctuation(c);
  if (c == '\n')
    lex->is_first_on_line = true;
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
    lex->at++;
  } else if (is_letter(c)) {
    lex_name(lex);
  } else if (is_digit(c)) {
    lex_number(lex);
  } else if (c == '"') {
    lex_string(lex);
  } else if (c == '/' && peek(lex, 1) == '/') {
    lex_line_comment(lex);
  } else if (c == '/' && peek(lex, 1) == '*') {
    lex_block_comment(lex);
  } else if (kind != WOOLC_TOKEN_END) {
    lex->at++;
    add_token(lex, kind, lex->at - 1);
  } else if (c == ':') {
    lex_colon(lex);
  } else if (foreign_letter(lex)) {
    lex_foreign_name(lex, lex->at);
  } else if (!other_quote(lex, lex->at) || !lex_other_string(lex)) {
    lex_odd(lex);
  }
}

/* U+202A to U+202E and U+2066 to U+2069 make a reviewer see another program
 * than the compiler does; C compilers refuse them in comments too. */
static bool turns_text(const char *s, size_t n) {
  const unsigned char *u = (const unsigned char *)s;
  return n == 3 && u[0] == 0xe2 &&
         ((u[1] == 0x80 && u[2] >= 0xaa && u[2] <= 0xae) ||
          (u[1] == 0x81 && u[2] >= 0xa6 && u[2] <= 0xa9));
}

static void check_characters(lexer *lex) {
  for (size_t i = 0; i < lex->len;) {
    if ((unsigned char)lex->text[i] < 0x80) {
      i++;
      continue;
    }
    const size_t n = woolc_utf8_len(lex->text + i, lex->len - i);
    if (n == 0) {
      woolc_report(lex->sink, WOOLC_W0109, range_of(lex, i, i + 1),
                   "byte 0x%02x is not a part of UTF-8 text",
                   (unsigned)(unsigned char)lex->text[i]);
      return;
    }
    if (turns_text(lex->text + i, n)) {
      woolc_report(lex->sink, WOOLC_W0110, range_of(lex, i, i + n),
                   "character that changes the direction of text");
      return;
    }
    i += n;
  }
}

void woolc_lex(const woolc_source *source, woolc_names *names, woolc_sink *sink,
               woolc_arena *arena, woolc_arena *tokens_arena,
               woolc_tokens *out_tokens) {
  lexer lex = {.source = source,
               .text = source->text.data,
               .len = source->text.len,
               .is_first_on_line = true,
               .names = names,
               .sink = sink,
               .arena = arena,
               .tokens_arena = tokens_arena,
               .out = out_tokens};
  memset(out_tokens, 0, sizeof *out_tokens);
  lex.token_room = lex.len / BYTES_PER_TOKEN + 16;
  out_tokens->tokens = woolc_arena_array(tokens_arena, lex.token_room,
                                         sizeof *out_tokens->tokens);
  check_characters(&lex);
  if (lex.len >= 3 && memcmp(lex.text, "\xef\xbb\xbf", 3) == 0)
    lex.at = 3; /* a byte order mark */
  while (lex.at < lex.len)
    lex_one(&lex);
  lex.is_first_on_line = true;
  add_token(&lex, WOOLC_TOKEN_END, lex.at);
}

const char *woolc_token_text(woolc_token_kind kind) {
  switch (kind) {
  case WOOLC_TOKEN_END:
    return "the end of the file";
  case WOOLC_TOKEN_NAME:
    return "a name";
  case WOOLC_TOKEN_INTEGER:
  case WOOLC_TOKEN_FLOAT:
    return "a number";
  case WOOLC_TOKEN_STRING:
    return "a string";
  case WOOLC_TOKEN_SEMICOLON:
    return "';'";
  case WOOLC_TOKEN_COMMA:
    return "','";
  case WOOLC_TOKEN_DOT:
    return "'.'";
  case WOOLC_TOKEN_EQUALS:
    return "'='";
  case WOOLC_TOKEN_MINUS:
    return "'-'";
  case WOOLC_TOKEN_LBRACE:
    return "'{'";
  case WOOLC_TOKEN_RBRACE:
    return "'}'";
  case WOOLC_TOKEN_LPAREN:
    return "'('";
  case WOOLC_TOKEN_RPAREN:
    return "')'";
  case WOOLC_TOKEN_LBRACKET:
    return "'['";
  case WOOLC_TOKEN_RBRACKET:
    return "']'";
  case WOOLC_TOKEN_LESS:
    return "'<'";
  case WOOLC_TOKEN_GREATER:
    return "'>'";
  }
  return "";
}
