#include "codegen/lsp/cursor.h"

#include <string.h>

#include "idl/limits.h"

enum {
  MAX_OPEN = 2 * WOOLC_MAX_NESTING /* brackets; what is deeper is ignored */
};

/* A bracket that is open, and the statement inside of it. */
typedef struct level {
  woolc_token_kind bracket; /* END: the file */
  woolc_keyword body;       /* of a brace: what it is the body of */
  size_t first;             /* token of the statement, or of the element */
} level;

typedef struct walker {
  const woolc_token *tokens;
  size_t n; /* those before the cursor */
  level levels[MAX_OPEN];
  size_t depth; /* the index of the innermost */
} walker;

static woolc_keyword keyword_of(const walker *w, size_t i) {
  return i < w->n && w->tokens[i].kind == WOOLC_TOKEN_NAME
             ? (woolc_keyword)w->tokens[i].u.name->keyword
             : WOOLC_KW_NONE;
}

static woolc_token_kind kind_of(const walker *w, size_t i) {
  return i < w->n ? w->tokens[i].kind : WOOLC_TOKEN_END;
}

/* ---- what is open ---- */

static void open(walker *w, size_t at) {
  const level *outer = &w->levels[w->depth];
  const woolc_token_kind bracket = w->tokens[at].kind;
  woolc_keyword body = outer->body;
  if (w->depth + 1 == MAX_OPEN)
    return;
  if (bracket == WOOLC_TOKEN_LBRACE) {
    body = keyword_of(w, outer->first);
    if (body == WOOLC_KW_EXTERN)
      body = WOOLC_KW_SERVICE;
  }
  w->levels[++w->depth] = (level){bracket, body, at + 1};
}

static bool is_brace(const walker *w) {
  return w->levels[w->depth].bracket == WOOLC_TOKEN_LBRACE ||
         w->levels[w->depth].bracket == WOOLC_TOKEN_END;
}

/* Brackets that are missing end where a statement does. */
static void leave_brackets(walker *w) {
  while (!is_brace(w))
    w->depth--;
}

static void step(walker *w, size_t at) {
  switch (w->tokens[at].kind) {
  case WOOLC_TOKEN_LBRACE:
    leave_brackets(w);
    open(w, at);
    break;
  case WOOLC_TOKEN_LPAREN:
  case WOOLC_TOKEN_LBRACKET:
  case WOOLC_TOKEN_LESS:
    open(w, at);
    break;
  case WOOLC_TOKEN_RPAREN:
  case WOOLC_TOKEN_RBRACKET:
  case WOOLC_TOKEN_GREATER:
    if (!is_brace(w))
      w->depth--;
    break;
  case WOOLC_TOKEN_RBRACE:
    leave_brackets(w);
    if (w->depth > 0)
      w->depth--;
    w->levels[w->depth].first = at + 1;
    break;
  case WOOLC_TOKEN_SEMICOLON:
    leave_brackets(w);
    w->levels[w->depth].first = at + 1;
    break;
  case WOOLC_TOKEN_COMMA:
    if (!is_brace(w))
      w->levels[w->depth].first = at + 1;
    break;
  default:
    break;
  }
}

/* ---- what may be written ---- */

static void add_word(woolc_cursor *c, woolc_keyword word) {
  size_t n = 0;
  while (n + 1 < WOOLC_CURSOR_MAX_WORDS && c->words[n])
    n++;
  if (n + 1 < WOOLC_CURSOR_MAX_WORDS)
    c->words[n] = word;
}

static bool is_label(woolc_keyword word) {
  return word == WOOLC_KW_OPTIONAL || word == WOOLC_KW_REPEATED ||
         word == WOOLC_KW_STREAM;
}

static woolc_option_place place_of(woolc_keyword word) {
  switch (word) {
  case WOOLC_KW_PACKAGE:
    return WOOLC_PLACE_PACKAGE;
  case WOOLC_KW_MESSAGE:
    return WOOLC_PLACE_MESSAGE;
  case WOOLC_KW_ERROR:
    return WOOLC_PLACE_ERROR;
  case WOOLC_KW_ONEOF:
    return WOOLC_PLACE_ONEOF;
  case WOOLC_KW_ENUM:
    return WOOLC_PLACE_ENUM;
  case WOOLC_KW_CONTEXT:
    return WOOLC_PLACE_VAR;
  case WOOLC_KW_CONST:
    return WOOLC_PLACE_CONSTANT;
  case WOOLC_KW_SERVICE:
  case WOOLC_KW_EXTERN:
    return WOOLC_PLACE_SERVICE;
  case WOOLC_KW_ROUTINE:
    return WOOLC_PLACE_ROUTINE;
  default:
    return WOOLC_PLACE_FIELD;
  }
}

/* What has the options that are open: an argument, or a whole statement. A
 * field may be of a type that is called like a keyword's declaration: behind
 * the keyword stands a name, and then no other. */
static woolc_option_place holder_of(const walker *w) {
  const level *around = &w->levels[w->depth - 1];
  const woolc_keyword word = keyword_of(w, around->first);
  if (around->bracket == WOOLC_TOKEN_LPAREN)
    return WOOLC_PLACE_FIELD;
  if (around->body == WOOLC_KW_ENUM)
    return WOOLC_PLACE_ENUM_VALUE;
  if (around->body == WOOLC_KW_ONEOF)
    return WOOLC_PLACE_FIELD;
  return place_of(word);
}

/* The type of what is declared: the name behind labels and keywords. */
static const woolc_name *type_of(const walker *w, size_t i) {
  while (is_label(keyword_of(w, i)) || keyword_of(w, i) == WOOLC_KW_CONTEXT ||
         keyword_of(w, i) == WOOLC_KW_CONST)
    i++;
  while (kind_of(w, i + 1) == WOOLC_TOKEN_DOT &&
         kind_of(w, i + 2) == WOOLC_TOKEN_NAME)
    i += 2;
  return kind_of(w, i) == WOOLC_TOKEN_NAME ? w->tokens[i].u.name : NULL;
}

static void look_in_options(const walker *w, woolc_cursor *c) {
  const level *in = &w->levels[w->depth];
  c->place = holder_of(w);
  c->body = keyword_of(w, w->levels[w->depth - 1].first);
  c->type = type_of(w, w->levels[w->depth - 1].first);
  if (w->n == in->first)
    c->kind = WOOLC_CURSOR_OPTION;
  else if (kind_of(w, in->first) == WOOLC_TOKEN_NAME &&
           (kind_of(w, w->n - 1) == WOOLC_TOKEN_EQUALS ||
            strcmp(w->tokens[w->n - 1].kind == WOOLC_TOKEN_NAME
                       ? w->tokens[w->n - 1].u.name->text
                       : "",
                   "to") == 0)) {
    c->kind = WOOLC_CURSOR_OPTION_VALUE;
    c->option = w->tokens[in->first].u.name;
  }
}

static void look_in_list(const walker *w, woolc_cursor *c) {
  const level *in = &w->levels[w->depth];
  const size_t bracket = in->first; /* of the first element */
  size_t at = bracket;
  while (at > 0 && w->tokens[at - 1].kind != WOOLC_TOKEN_LPAREN)
    at--;
  if (at >= 2 && keyword_of(w, at - 2) == WOOLC_KW_THROWS) {
    if (w->n == in->first)
      c->kind = WOOLC_CURSOR_ERROR;
    return;
  }
  const woolc_keyword last =
      w->n > in->first ? keyword_of(w, w->n - 1) : WOOLC_KW_NONE;
  if (w->n == in->first) {
    c->kind = WOOLC_CURSOR_TYPE;
    add_word(c, WOOLC_KW_OPTIONAL);
    add_word(c, WOOLC_KW_REPEATED);
    add_word(c, WOOLC_KW_STREAM);
    add_word(c, WOOLC_KW_MESSAGE);
    add_word(c, WOOLC_KW_MAP);
  } else if (w->n == in->first + 1 && is_label(last)) {
    c->kind = WOOLC_CURSOR_TYPE;
    if (last == WOOLC_KW_STREAM)
      add_word(c, WOOLC_KW_MESSAGE);
  } else if (last == WOOLC_KW_MESSAGE && w->n <= in->first + 2) {
    c->kind = WOOLC_CURSOR_MESSAGE;
  }
}

static void look_in_angles(const walker *w, woolc_cursor *c) {
  const level *in = &w->levels[w->depth];
  size_t at = in->first;
  if (w->n != in->first)
    return;
  while (at > 0 && w->tokens[at - 1].kind != WOOLC_TOKEN_LESS)
    at--;
  const woolc_keyword before = at >= 2 ? keyword_of(w, at - 2) : WOOLC_KW_NONE;
  if (before == WOOLC_KW_TOKEN)
    c->kind = WOOLC_CURSOR_VAR;
  else if (before == WOOLC_KW_MAP)
    c->kind = WOOLC_CURSOR_TYPE;
}

/* Behind the brackets of a routine. */
static void look_in_routine(const walker *w, size_t first, woolc_cursor *c) {
  bool has_returns = false;
  bool has_throws = false;
  for (size_t i = first; i < w->n; i++) {
    has_returns = has_returns || keyword_of(w, i) == WOOLC_KW_RETURNS;
    has_throws = has_throws || keyword_of(w, i) == WOOLC_KW_THROWS;
  }
  if (kind_of(w, w->n - 1) != WOOLC_TOKEN_RPAREN || has_throws)
    return;
  c->kind = WOOLC_CURSOR_WORD;
  if (!has_returns)
    add_word(c, WOOLC_KW_RETURNS);
  add_word(c, WOOLC_KW_THROWS);
}

static bool declares(woolc_keyword word) {
  return word == WOOLC_KW_CONTEXT || word == WOOLC_KW_CONST;
}

static void look_in_statement(const walker *w, woolc_cursor *c) {
  const level *in = &w->levels[w->depth];
  const woolc_keyword first = keyword_of(w, in->first);
  const size_t n = w->n - in->first;
  c->body = in->bracket == WOOLC_TOKEN_END ? WOOLC_KW_PACKAGE : in->body;
  if (n == 0) {
    c->kind = WOOLC_CURSOR_STATEMENT;
  } else if (c->body == WOOLC_KW_SERVICE) {
    if (first == WOOLC_KW_ROUTINE)
      look_in_routine(w, in->first, c);
  } else if (declares(first) && n == 1) {
    c->kind = WOOLC_CURSOR_TYPE;
  } else if (declares(first) && kind_of(w, w->n - 1) == WOOLC_TOKEN_EQUALS) {
    c->kind = WOOLC_CURSOR_LITERAL;
    c->type = type_of(w, in->first);
  } else if (c->body == WOOLC_KW_PACKAGE && n == 1 &&
             first == WOOLC_KW_EXTERN) {
    c->kind = WOOLC_CURSOR_WORD;
    add_word(c, WOOLC_KW_SERVICE);
  } else if (n == 1 && is_label(first) && c->body != WOOLC_KW_PACKAGE) {
    c->kind = WOOLC_CURSOR_TYPE;
  }
}

/* ---- the place itself ---- */

/* An import's string need not end; the lexer leaves out what does not. */
static bool is_in_import(const woolc_analysis *a, woolc_cursor *c) {
  const woolc_text text = a->lines.text;
  const uint32_t offset = c->end;
  uint32_t at = offset;
  uint32_t quote = offset;
  while (at > 0 && text.data[at - 1] != '\n' && text.data[at - 1] != '\r')
    if (text.data[--at] == '"')
      quote = at;
  while (at < offset && (text.data[at] == ' ' || text.data[at] == '\t'))
    at++;
  if (quote == offset || offset - at < 7 ||
      strncmp(text.data + at, "import", 6) != 0 ||
      memchr(text.data + quote + 1, '"', offset - quote - 1))
    return false;
  c->kind = WOOLC_CURSOR_IMPORT;
  c->begin = quote + 1;
  return true;
}

static bool is_in_comment(const woolc_tokens *tokens, uint32_t offset) {
  for (size_t i = 0; i < tokens->n_comments; i++)
    if (tokens->comments[i].begin < offset && offset <= tokens->comments[i].end)
      return true;
  return false;
}

/* The tokens before the path that is being written. */
static size_t tokens_before(const woolc_tokens *tokens, woolc_cursor *c) {
  size_t n = 0;
  while (n + 1 < tokens->n_tokens && tokens->tokens[n].begin < c->end)
    n++;
  const woolc_token *t = tokens->tokens;
  if (n > 0 && t[n - 1].kind == WOOLC_TOKEN_NAME && t[n - 1].end >= c->end) {
    c->begin = t[--n].begin;
  }
  while (n > 1 && t[n - 1].kind == WOOLC_TOKEN_DOT &&
         t[n - 2].kind == WOOLC_TOKEN_NAME &&
         (t[n - 1].end == c->begin || t[n - 1].end == c->end)) {
    n -= 2;
    c->begin = t[n].begin;
  }
  return n;
}

woolc_cursor woolc_find_cursor(const woolc_analysis *a, uint32_t offset) {
  woolc_cursor c = {.begin = offset, .end = offset};
  walker w = {.tokens = a->tokens.tokens};
  if (is_in_import(a, &c) || is_in_comment(&a->tokens, offset))
    return c;
  w.n = tokens_before(&a->tokens, &c);
  if (w.n > 0 && w.tokens[w.n - 1].end > c.begin)
    return c; /* inside a string or a number */
  for (size_t i = 0; i < w.n; i++)
    step(&w, i);
  switch (w.levels[w.depth].bracket) {
  case WOOLC_TOKEN_LBRACKET:
    look_in_options(&w, &c);
    break;
  case WOOLC_TOKEN_LPAREN:
    look_in_list(&w, &c);
    break;
  case WOOLC_TOKEN_LESS:
    look_in_angles(&w, &c);
    break;
  default:
    look_in_statement(&w, &c);
    break;
  }
  return c;
}
