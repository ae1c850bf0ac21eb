#include "idl/fmt/fmt.h"

#include <stdlib.h>
#include <string.h>

/* A piece is a token or a comment: what is written, in the order of the
 * source. */
typedef struct piece {
  const woolc_token *token;     /* or NULL, and then: */
  const woolc_comment *comment; /* or NULL: the end */
  uint32_t begin;
  uint32_t end;
  size_t n_newlines; /* between it and the piece before */
  bool is_first_on_line;
} piece;

/* What the declarations of a file come in: parted by empty lines. */
typedef enum section {
  SECTION_NONE,
  SECTION_PACKAGE,
  SECTION_IMPORTS,
  SECTION_LINES,
  SECTION_BODY
} section;

typedef struct formatter {
  const woolc_source *source;
  const woolc_tokens *in;
  size_t next_token;
  size_t next_comment;
  piece here;

  woolc_arena *arena;
  char *out;
  size_t len;
  size_t room;
  size_t line_begin; /* of the last line of `out` */

  unsigned depth;            /* of bodies */
  size_t body_begin;         /* of the body that was opened last */
  bool is_body_bare;         /* nothing stands behind its bracket */
  section section;           /* of the declaration written last */
  unsigned brackets;         /* open in the statement */
  bool in_statement;         /* something of it was written */
  bool after_comment;        /* it was the last piece of the line */
  bool after_line_comment;   /* the line has to end here */
  size_t break_at;           /* where the line can be broken; 0: nowhere */
  const woolc_token *before; /* the token written last */
  const woolc_token *before_that;
  size_t imports_begin; /* of the run of imports that was written last */
  size_t imports_end;   /* if that is here, the run can go on */
} formatter;

/* ---- output ---- */

static void put(formatter *f, const char *data, size_t len) {
  if (f->room - f->len < len) {
    size_t room = 2 * f->room;
    while (room - f->len < len)
      room *= 2;
    char *wider = woolc_arena_alloc(f->arena, room);
    memcpy(wider, f->out, f->len);
    f->out = wider;
    f->room = room;
  }
  memcpy(f->out + f->len, data, len);
  f->len += len;
}

static void put_blanks(formatter *f, size_t n) {
  static const char blanks[] = "                                ";
  for (; n > sizeof blanks - 1; n -= sizeof blanks - 1)
    put(f, blanks, sizeof blanks - 1);
  put(f, blanks, n);
}

static bool at_line_begin(const formatter *f) {
  return f->len == f->line_begin;
}

static void end_line(formatter *f) {
  if (at_line_begin(f))
    return;
  put(f, "\n", 1);
  f->line_begin = f->len;
  f->break_at = 0;
  f->after_comment = false;
  f->after_line_comment = false;
}

static size_t indent_of(const formatter *f) {
  return (size_t)f->depth * WOOLC_FMT_INDENT +
         (f->in_statement ? WOOLC_FMT_CONTINUATION : 0);
}

static size_t width(const char *data, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++)
    n += ((unsigned char)data[i] & 0xc0) != 0x80;
  return n;
}

/* ---- pieces ---- */

static size_t newlines(const formatter *f, uint32_t from, uint32_t to) {
  size_t n = 0;
  for (uint32_t i = from; i < to; i++)
    n += f->source->text.data[i] == '\n';
  return n;
}

static void advance(formatter *f) {
  const woolc_token *token = &f->in->tokens[f->next_token];
  const uint32_t from = f->here.end;
  if (f->next_comment < token->n_comments) {
    const woolc_comment *c = &f->in->comments[f->next_comment++];
    f->here = (piece){.comment = c, .begin = c->begin, .end = c->end};
  } else if (token->kind != WOOLC_TOKEN_END) {
    f->here = (piece){.token = token, .begin = token->begin, .end = token->end};
    f->next_token++;
  } else {
    f->here = (piece){.begin = token->begin, .end = token->end};
  }
  f->here.n_newlines = newlines(f, from, f->here.begin);
  f->here.is_first_on_line = from == 0 || f->here.n_newlines > 0;
}

/* Whether the source has an empty line before the piece. */
static bool has_gap(const formatter *f) {
  return f->here.n_newlines > 1;
}

static bool is_kind(const woolc_token *token, woolc_token_kind kind) {
  return token && token->kind == kind;
}

static bool is_word(const woolc_token *token, const char *word) {
  return is_kind(token, WOOLC_TOKEN_NAME) &&
         strcmp(token->u.name->text, word) == 0;
}

/* ---- between statements ---- */

/* Writes an empty line, but not where a body or the file begins. */
static void part(formatter *f) {
  const bool is_there = f->len > 1 && f->out[f->len - 2] == '\n';
  if (f->len == 0 || f->len == f->body_begin || is_there)
    return;
  put(f, "\n", 1);
  f->line_begin = f->len;
}

static int compare_lines(const void *a, const void *b) {
  const woolc_text *left = a;
  const woolc_text *right = b;
  const size_t len = left->len < right->len ? left->len : right->len;
  const int order = memcmp(left->data, right->data, len);
  if (order != 0)
    return order;
  return left->len < right->len ? -1 : left->len > right->len;
}

/* The imports of a run, one on each line, in the order of their paths. */
static void sort_imports(formatter *f) {
  const size_t len = f->imports_end - f->imports_begin;
  if (len == 0)
    return;
  char *copy = woolc_arena_copy(f->arena, f->out + f->imports_begin, len);
  woolc_text *lines = woolc_arena_array(f->arena, len, sizeof *lines);
  size_t n = 0;
  for (char *at = copy; at < copy + len; n++) {
    const char *end = memchr(at, '\n', (size_t)(copy + len - at));
    lines[n] = (woolc_text){at, (size_t)(end - at) + 1};
    at += lines[n].len;
  }
  qsort(lines, n, sizeof *lines, compare_lines);
  size_t to = f->imports_begin;
  for (size_t i = 0; i < n; to += lines[i++].len)
    memcpy(f->out + to, lines[i].data, lines[i].len);
  f->imports_begin = f->imports_end = 0;
}

/* An import on one line is a part of a run. */
static void end_import(formatter *f, size_t begin) {
  const char *end = memchr(f->out + begin, '\n', f->len - begin);
  const bool is_line =
      end == f->out + f->len - 1 && (begin == 0 || f->out[begin - 1] == '\n');
  if (!is_line || f->imports_end != begin)
    sort_imports(f);
  if (!is_line)
    return;
  if (f->imports_end == 0)
    f->imports_begin = begin;
  f->imports_end = f->len;
}

/* ---- comments ---- */

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

static size_t trimmed(const char *data, size_t len) {
  while (len > 0 && is_blank(data[len - 1]))
    len--;
  return len;
}

/* The lines of a block comment: those that begin with a star stand under the
 * first one, others stay as they are. */
static void put_block_comment(formatter *f, const char *text, size_t len) {
  const size_t column = f->len - f->line_begin;
  for (size_t i = 0; i < len;) {
    const char *line = text + i;
    const char *end = memchr(line, '\n', len - i);
    size_t n = end ? (size_t)(end - line) : len - i;
    i += n + (end != NULL);
    n = trimmed(line, n);
    if (line != text) {
      size_t lead = 0;
      while (lead < n && is_blank(line[lead]))
        lead++;
      put(f, "\n", 1);
      f->line_begin = f->len;
      if (lead < n && line[lead] == '*') {
        put_blanks(f, column + 1);
        line += lead;
        n -= lead;
      }
    }
    put(f, line, n);
  }
}

static void put_comment(formatter *f) {
  const char *text = f->source->text.data + f->here.begin;
  const size_t len = f->here.end - f->here.begin;
  if (at_line_begin(f))
    put_blanks(f, indent_of(f));
  else if (f->after_comment || (!is_kind(f->before, WOOLC_TOKEN_LPAREN) &&
                                !is_kind(f->before, WOOLC_TOKEN_LBRACKET)))
    put(f, " ", 1);
  if (text[1] == '*')
    put_block_comment(f, text, len);
  else
    put(f, text, trimmed(text, len));
  f->after_comment = true;
  f->after_line_comment = text[1] == '/';
  f->break_at = 0;
  advance(f);
}

/* Whether the line of the source ends behind the piece written last. */
static bool at_source_line_end(const formatter *f) {
  return f->here.is_first_on_line || (!f->here.token && !f->here.comment);
}

/* ---- statements ---- */

/* Whether there is no blank between `f->before` and this token. */
static bool is_tight(const formatter *f, const woolc_token *token) {
  const woolc_token *before = f->after_comment ? NULL : f->before;
  switch (token->kind) {
  case WOOLC_TOKEN_SEMICOLON:
  case WOOLC_TOKEN_COMMA:
  case WOOLC_TOKEN_DOT:
  case WOOLC_TOKEN_RPAREN:
  case WOOLC_TOKEN_RBRACKET:
  case WOOLC_TOKEN_LESS:
  case WOOLC_TOKEN_GREATER:
    return true;
  case WOOLC_TOKEN_LPAREN:
    return !(is_kind(f->before_that, WOOLC_TOKEN_RPAREN) &&
             (is_word(before, "returns") || is_word(before, "throws")));
  case WOOLC_TOKEN_END:
  case WOOLC_TOKEN_NAME:
  case WOOLC_TOKEN_INTEGER:
  case WOOLC_TOKEN_FLOAT:
  case WOOLC_TOKEN_STRING:
  case WOOLC_TOKEN_EQUALS:
  case WOOLC_TOKEN_MINUS:
  case WOOLC_TOKEN_LBRACE:
  case WOOLC_TOKEN_RBRACE:
  case WOOLC_TOKEN_LBRACKET:
    break;
  }
  return is_kind(before, WOOLC_TOKEN_DOT) ||
         is_kind(before, WOOLC_TOKEN_MINUS) ||
         is_kind(before, WOOLC_TOKEN_LPAREN) ||
         is_kind(before, WOOLC_TOKEN_LBRACKET) ||
         is_kind(before, WOOLC_TOKEN_LESS);
}

/* Whether a line that is too long is broken before this token. */
static bool can_break(const formatter *f, const woolc_token *token) {
  if (is_kind(f->before, WOOLC_TOKEN_COMMA))
    return true;
  if (f->brackets > 0)
    return false;
  return token->kind == WOOLC_TOKEN_LBRACKET ||
         (is_kind(f->before, WOOLC_TOKEN_RPAREN) &&
          (is_word(token, "returns") || is_word(token, "throws")));
}

static void break_line(formatter *f) {
  const size_t at = f->break_at;
  const size_t tail = f->len - at;
  char *rest = woolc_arena_copy(f->arena, f->out + at, tail);
  size_t skipped = rest[0] == ' ';
  f->len = at;
  end_line(f);
  put_blanks(f, indent_of(f));
  put(f, rest + skipped, tail - skipped);
}

static void put_token(formatter *f) {
  const woolc_token *token = f->here.token;
  const size_t len = f->here.end - f->here.begin;
  if (f->after_line_comment)
    end_line(f);
  if (at_line_begin(f)) {
    put_blanks(f, indent_of(f));
  } else {
    if (can_break(f, token))
      f->break_at = f->len;
    if (!is_tight(f, token))
      put(f, " ", 1);
  }
  put(f, f->source->text.data + f->here.begin, len);
  f->in_statement = true;
  f->after_comment = false;
  if (f->break_at > 0 &&
      width(f->out + f->line_begin, f->len - f->line_begin) > WOOLC_FMT_COLUMNS)
    break_line(f);
  f->brackets +=
      token->kind == WOOLC_TOKEN_LPAREN || token->kind == WOOLC_TOKEN_LBRACKET;
  if (f->brackets > 0)
    f->brackets -= token->kind == WOOLC_TOKEN_RPAREN ||
                   token->kind == WOOLC_TOKEN_RBRACKET;
  f->before_that = f->before;
  f->before = token;
  advance(f);
}

/* Comments behind a statement, on its line. What is followed by something on
 * that line is said of that. */
static void put_trailing_comments(formatter *f) {
  while (f->here.comment && !f->here.is_first_on_line &&
         !f->after_line_comment) {
    const piece comment = f->here;
    const formatter before = *f;
    put_comment(f);
    if (f->after_line_comment || at_source_line_end(f) || f->here.comment)
      continue;
    *f = before; /* it is said of the next thing */
    f->here = comment;
    return;
  }
}

static void begin_statement(formatter *f) {
  f->in_statement = false;
  f->brackets = 0;
  f->before = f->before_that = NULL;
  f->break_at = 0;
}

static void open_body(formatter *f) {
  begin_statement(f);
  f->depth++;
  const size_t begin = f->len;
  put_trailing_comments(f);
  f->is_body_bare = f->len == begin;
  end_line(f);
  f->body_begin = f->len;
}

static void close_body(formatter *f) {
  end_line(f);
  f->depth -= f->depth > 0;
  if (f->is_body_bare && f->len == f->body_begin && f->len > 0) {
    f->len--;          /* {} */
    f->line_begin = 0; /* only whether it is here is asked */
  } else {
    put_blanks(f, indent_of(f));
  }
  f->body_begin = 0;
  put(f, "}", 1);
  advance(f);
  if (is_kind(f->here.token, WOOLC_TOKEN_SEMICOLON))
    advance(f); /* it says nothing there */
  put_trailing_comments(f);
  end_line(f);
}

static void put_inner_comment(formatter *f) {
  if (f->here.is_first_on_line)
    end_line(f);
  put_comment(f);
  f->after_line_comment = f->after_line_comment || at_source_line_end(f);
}

/* One statement up to its ';', or to the '{' of its body. */
static void put_statement(formatter *f) {
  const size_t begin = f->len;
  const bool is_import = is_word(f->here.token, "import");
  woolc_token_kind kind = WOOLC_TOKEN_END;
  begin_statement(f);
  while (kind != WOOLC_TOKEN_SEMICOLON && kind != WOOLC_TOKEN_LBRACE &&
         (f->here.token || f->here.comment) &&
         !is_kind(f->here.token, WOOLC_TOKEN_RBRACE)) {
    if (f->here.comment) {
      put_inner_comment(f);
      continue;
    }
    kind = f->here.token->kind;
    put_token(f);
  }
  if (kind == WOOLC_TOKEN_LBRACE) {
    open_body(f);
    return;
  }
  begin_statement(f);
  put_trailing_comments(f);
  end_line(f);
  if (is_import)
    end_import(f, begin);
}

/* ---- the file ---- */

/* What the next token begins. */
static section next_section(const formatter *f) {
  const woolc_tokens *in = f->in;
  size_t i = f->here.token ? f->next_token - 1 : f->next_token;
  if (f->depth > 0 || in->tokens[i].kind == WOOLC_TOKEN_END ||
      in->tokens[i].kind == WOOLC_TOKEN_SEMICOLON)
    return f->section;
  if (is_word(&in->tokens[i], "package"))
    return SECTION_PACKAGE;
  if (is_word(&in->tokens[i], "import"))
    return SECTION_IMPORTS;
  for (; in->tokens[i].kind != WOOLC_TOKEN_END; i++) {
    if (in->tokens[i].kind == WOOLC_TOKEN_SEMICOLON)
      return SECTION_LINES;
    if (in->tokens[i].kind == WOOLC_TOKEN_LBRACE)
      return SECTION_BODY;
  }
  return SECTION_LINES;
}

static void put_own_comments(formatter *f) {
  while (f->here.comment) {
    end_line(f);
    if (has_gap(f))
      part(f);
    put_comment(f);
  }
  if (f->after_line_comment || at_source_line_end(f))
    end_line(f);
}

static bool ends_or_says_nothing(const formatter *f) {
  return !f->here.comment && (is_kind(f->here.token, WOOLC_TOKEN_RBRACE) ||
                              is_kind(f->here.token, WOOLC_TOKEN_SEMICOLON));
}

static bool wants_gap(const formatter *f, section next) {
  if (ends_or_says_nothing(f))
    return false;
  return has_gap(f) || (f->depth == 0 && f->section != SECTION_NONE &&
                        (next != f->section || next == SECTION_BODY));
}

static void put_next(formatter *f) {
  const section next = next_section(f);
  const bool is_comment = f->here.comment != NULL;
  begin_statement(f);
  if (wants_gap(f, next))
    part(f);
  if (f->depth == 0)
    f->section = next;
  if (is_comment) {
    put_own_comments(f);
    if (at_line_begin(f) && has_gap(f) && f->here.token &&
        !ends_or_says_nothing(f))
      part(f);
  }
  if (f->imports_end != f->len)
    sort_imports(f);
  if (is_kind(f->here.token, WOOLC_TOKEN_RBRACE))
    close_body(f);
  else if (is_kind(f->here.token, WOOLC_TOKEN_SEMICOLON))
    advance(f); /* an empty statement */
  else if (f->here.token)
    put_statement(f);
}

woolc_text woolc_fmt(const woolc_source *source, const woolc_tokens *tokens,
                     woolc_arena *arena) {
  formatter f = {.source = source, .in = tokens, .arena = arena};
  f.room = source->text.len + source->text.len / 4 + 64;
  f.out = woolc_arena_alloc(arena, f.room);
  advance(&f);
  while (f.here.token || f.here.comment)
    put_next(&f);
  end_line(&f);
  sort_imports(&f);
  return (woolc_text){f.out, f.len};
}
