#include "idl/parser_base.h"

#include <string.h>

const woolc_token *woolc_peek(const woolc_parser *p, size_t ahead) {
  const size_t last = p->lexed.n_tokens - 1;
  return &p->lexed.tokens[p->at + ahead < last ? p->at + ahead : last];
}

bool woolc_at(const woolc_parser *p, woolc_token_kind kind) {
  return woolc_peek(p, 0)->kind == kind;
}

woolc_keyword woolc_keyword_at(const woolc_parser *p, size_t ahead) {
  const woolc_token *token = woolc_peek(p, ahead);
  return token->kind == WOOLC_TOKEN_NAME ? (woolc_keyword)token->u.name->keyword
                                         : WOOLC_KW_NONE;
}

bool woolc_at_keyword(const woolc_parser *p, woolc_keyword keyword) {
  return woolc_keyword_at(p, 0) == keyword;
}

const woolc_token *woolc_take(woolc_parser *p) {
  const woolc_token *token = woolc_peek(p, 0);
  if (token->kind != WOOLC_TOKEN_END)
    p->at++;
  return token;
}

bool woolc_take_if(woolc_parser *p, woolc_token_kind kind) {
  if (!woolc_at(p, kind))
    return false;
  woolc_take(p);
  return true;
}

bool woolc_take_keyword(woolc_parser *p, woolc_keyword keyword) {
  if (!woolc_at_keyword(p, keyword))
    return false;
  woolc_take(p);
  return true;
}

woolc_range woolc_token_range(const woolc_parser *p, const woolc_token *token) {
  return (woolc_range){&p->file->source, token->begin, token->end};
}

woolc_range woolc_range_since(const woolc_parser *p, const woolc_token *first) {
  const woolc_token *last = p->at ? &p->lexed.tokens[p->at - 1] : first;
  return (woolc_range){&p->file->source, first->begin,
                       last->end > first->begin ? last->end : first->end};
}

static const char *token_shown(woolc_parser *p, const woolc_token *token) {
  if (token->kind == WOOLC_TOKEN_NAME)
    return woolc_arena_printf(&p->model->arena, "'%s'", token->u.name->text);
  if (token->kind == WOOLC_TOKEN_INTEGER || token->kind == WOOLC_TOKEN_FLOAT) {
    const uint32_t len = token->end - token->begin;
    return woolc_arena_printf(&p->model->arena, "'%.*s'",
                              len > 64 ? 64 : (int)len,
                              p->file->source.text.data + token->begin);
  }
  return woolc_token_text(token->kind);
}

/* Where the missing thing belongs: what is first on its line is not to blame
 * for what the line before lacks. */
static woolc_range blamed(const woolc_parser *p) {
  const woolc_token *token = woolc_peek(p, 0);
  if (!token->is_first_on_line || p->at == 0)
    return woolc_token_range(p, token);
  const uint32_t end = p->lexed.tokens[p->at - 1].end;
  return (woolc_range){&p->file->source, end, end};
}

bool woolc_unexpected(woolc_parser *p, const char *wanted) {
  if (p->blamed_at == p->at + 1 || woolc_peek(p, 0)->is_after_error)
    return false;
  p->blamed_at = p->at + 1;
  woolc_report(&p->model->sink, WOOLC_W0201, blamed(p), "expected %s, found %s",
               wanted, token_shown(p, woolc_peek(p, 0)));
  return false;
}

bool woolc_expect(woolc_parser *p, woolc_token_kind kind, const char *after) {
  if (woolc_take_if(p, kind))
    return true;
  const char *wanted = woolc_token_text(kind);
  if (after)
    wanted = woolc_arena_printf(&p->model->arena, "%s after %s", wanted, after);
  return woolc_unexpected(p, wanted);
}

bool woolc_open_body(woolc_parser *p, const char *after) {
  p->body_end = WOOLC_TOKEN_RBRACE;
  if (woolc_expect(p, WOOLC_TOKEN_LBRACE, after))
    return true;
  if (woolc_take_if(p, WOOLC_TOKEN_LPAREN))
    p->body_end = WOOLC_TOKEN_RPAREN;
  else if (woolc_take_if(p, WOOLC_TOKEN_LBRACKET))
    p->body_end = WOOLC_TOKEN_RBRACKET;
  else
    return !woolc_at(p, WOOLC_TOKEN_SEMICOLON) &&
           !woolc_at(p, WOOLC_TOKEN_END) && !woolc_at(p, WOOLC_TOKEN_RBRACE) &&
           woolc_peek(p, 0)->is_first_on_line;
  return true;
}

bool woolc_at_body_end(const woolc_parser *p) {
  return woolc_at(p, WOOLC_TOKEN_END) || woolc_at(p, WOOLC_TOKEN_RBRACE) ||
         woolc_at(p, p->body_end);
}

void woolc_close_body(woolc_parser *p, const woolc_decl *decl) {
  if (!woolc_at(p, WOOLC_TOKEN_END) &&
      (woolc_take_if(p, WOOLC_TOKEN_RBRACE) || woolc_take_if(p, p->body_end))) {
    woolc_take_if(p, WOOLC_TOKEN_SEMICOLON);
    return;
  }
  const uint32_t end = p->at ? p->lexed.tokens[p->at - 1].end : 0;
  woolc_diagnostic *found = woolc_report(
      &p->model->sink, WOOLC_W0209, (woolc_range){&p->file->source, end, end},
      "expected '}' to close %s '%s'", woolc_decl_kind_text(decl->kind),
      decl->name->text);
  woolc_report_note(&p->model->sink, found, decl->range, "it begins here");
}

void woolc_end_statement(woolc_parser *p, const char *what) {
  if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
    return;
  const size_t begin = p->at;
  woolc_expect(p, WOOLC_TOKEN_SEMICOLON, what);
  if (woolc_take_if(p, WOOLC_TOKEN_COMMA))
    return;
  if (!woolc_peek(p, 0)->is_first_on_line && !woolc_at(p, WOOLC_TOKEN_RBRACE))
    woolc_skip_statement(p, begin);
}

static bool is_opening(woolc_token_kind kind) {
  return kind == WOOLC_TOKEN_LBRACE || kind == WOOLC_TOKEN_LPAREN ||
         kind == WOOLC_TOKEN_LBRACKET;
}

static bool is_closing(woolc_token_kind kind) {
  return kind == WOOLC_TOKEN_RBRACE || kind == WOOLC_TOKEN_RPAREN ||
         kind == WOOLC_TOKEN_RBRACKET;
}

/* A word at the start of a line that begins a declaration, whatever came
 * before. */
static bool begins_declaration(const woolc_parser *p) {
  if (!woolc_peek(p, 0)->is_first_on_line ||
      woolc_peek(p, 1)->kind != WOOLC_TOKEN_NAME)
    return false;
  switch (woolc_keyword_at(p, 0)) {
  case WOOLC_KW_PACKAGE:
  case WOOLC_KW_CONTEXT:
  case WOOLC_KW_ENUM:
  case WOOLC_KW_MESSAGE:
  case WOOLC_KW_SERVICE:
  case WOOLC_KW_EXTERN:
  case WOOLC_KW_ROUTINE:
  case WOOLC_KW_CONST:
    return true;
  default:
    return false;
  }
}

/* Braces count wherever they are; round and square brackets are let go at a
 * brace or a semicolon, because it is they that are missing then. */
void woolc_skip_brackets(woolc_parser *p) {
  const bool is_brace = woolc_at(p, WOOLC_TOKEN_LBRACE);
  size_t depth = 0;
  do {
    const woolc_token_kind kind = woolc_peek(p, 0)->kind;
    if (!is_brace &&
        (kind == WOOLC_TOKEN_LBRACE || kind == WOOLC_TOKEN_RBRACE ||
         kind == WOOLC_TOKEN_SEMICOLON || begins_declaration(p)))
      return;
    if (is_brace ? kind == WOOLC_TOKEN_LBRACE : is_opening(kind))
      depth++;
    if (is_brace ? kind == WOOLC_TOKEN_RBRACE : is_closing(kind))
      depth--;
    woolc_take(p);
  } while (depth > 0 && !woolc_at(p, WOOLC_TOKEN_END));
}

void woolc_skip_statement(woolc_parser *p, size_t begin) {
  for (;;) {
    const woolc_token *token = woolc_peek(p, 0);
    if (token->kind == WOOLC_TOKEN_END || token->kind == WOOLC_TOKEN_RBRACE ||
        (token->kind == p->body_end && p->at > begin))
      return;
    if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
      return;
    if (p->at > begin && begins_declaration(p))
      return;
    if (token->kind == WOOLC_TOKEN_LBRACE) {
      woolc_skip_brackets(p);
      woolc_take_if(p, WOOLC_TOKEN_SEMICOLON);
      return;
    }
    if (is_opening(token->kind))
      woolc_skip_brackets(p);
    else
      woolc_take(p);
  }
}

void woolc_skip_element(woolc_parser *p) {
  while (!woolc_at(p, WOOLC_TOKEN_END) && !woolc_at(p, WOOLC_TOKEN_COMMA) &&
         !woolc_at(p, WOOLC_TOKEN_SEMICOLON) &&
         !woolc_at(p, WOOLC_TOKEN_LBRACE) &&
         !is_closing(woolc_peek(p, 0)->kind) && !begins_declaration(p)) {
    if (is_opening(woolc_peek(p, 0)->kind))
      woolc_skip_brackets(p);
    else
      woolc_take(p);
  }
}

const woolc_name *woolc_parse_path(woolc_parser *p, const char *wanted,
                                   woolc_range *out_range) {
  const woolc_token *first = woolc_peek(p, 0);
  if (first->kind != WOOLC_TOKEN_NAME) {
    woolc_unexpected(p, wanted);
    return NULL;
  }
  woolc_take(p);
  const woolc_name *path = woolc_whole_name(p, first);
  while (woolc_take_if(p, WOOLC_TOKEN_DOT)) {
    if (!woolc_at(p, WOOLC_TOKEN_NAME)) {
      woolc_unexpected(p, "a name after '.'");
      return NULL;
    }
    const char *joined = woolc_arena_printf(
        &p->model->arena, "%s.%s", path->text, woolc_take(p)->u.name->text);
    path = woolc_names_add(&p->model->names, joined, strlen(joined));
    if (path->len > WOOLC_MAX_PACKAGE_PARTS * WOOLC_MAX_IDENTIFIER_LEN) {
      woolc_report(&p->model->sink, WOOLC_W0106, woolc_range_since(p, first),
                   "name exceeds the limit of %d bytes",
                   WOOLC_MAX_PACKAGE_PARTS * WOOLC_MAX_IDENTIFIER_LEN);
      return NULL;
    }
  }
  *out_range = woolc_range_since(p, first);
  return path;
}

bool woolc_parse_literal(woolc_parser *p, woolc_literal *out_literal) {
  const woolc_token *first = woolc_peek(p, 0);
  out_literal->negative = woolc_take_if(p, WOOLC_TOKEN_MINUS);
  const woolc_token *token = woolc_peek(p, 0);
  switch (token->kind) {
  case WOOLC_TOKEN_INTEGER:
    out_literal->kind = WOOLC_LITERAL_INTEGER;
    out_literal->integer = token->u.integer;
    break;
  case WOOLC_TOKEN_FLOAT:
    out_literal->kind = WOOLC_LITERAL_FLOAT;
    out_literal->real = token->u.real;
    break;
  case WOOLC_TOKEN_NAME:
    out_literal->kind = WOOLC_LITERAL_NAME;
    out_literal->name = woolc_parse_path(p, "a value", &out_literal->range);
    out_literal->range = woolc_range_since(p, first);
    return out_literal->name != NULL;
  case WOOLC_TOKEN_STRING:
    if (!out_literal->negative) {
      out_literal->kind = WOOLC_LITERAL_STRING;
      out_literal->text = token->u.text;
      break;
    }
    return woolc_unexpected(p, "a number after '-'");
  default:
    return woolc_unexpected(p, "a value");
  }
  out_literal->is_malformed = token->is_malformed;
  woolc_take(p);
  out_literal->range = woolc_range_since(p, first);
  return true;
}

bool woolc_parse_number(woolc_parser *p, const char *wanted,
                        woolc_literal *out_literal) {
  if (!woolc_take_if(p, WOOLC_TOKEN_EQUALS)) {
    if (!woolc_at(p, WOOLC_TOKEN_INTEGER))
      return true;
    woolc_unexpected(p, "'=' before the number");
  }
  const woolc_token *first = woolc_peek(p, 0);
  const bool negative = woolc_take_if(p, WOOLC_TOKEN_MINUS);
  if (!woolc_at(p, WOOLC_TOKEN_INTEGER))
    return woolc_unexpected(p, wanted);
  out_literal->kind = WOOLC_LITERAL_INTEGER;
  out_literal->negative = negative;
  out_literal->is_malformed = woolc_peek(p, 0)->is_malformed;
  out_literal->integer = woolc_take(p)->u.integer;
  out_literal->range = woolc_range_since(p, first);
  return true;
}

static bool parse_upper(woolc_parser *p, woolc_option *option) {
  if (!woolc_at(p, WOOLC_TOKEN_NAME) ||
      strcmp(woolc_peek(p, 0)->u.name->text, "to") != 0)
    return true;
  woolc_take(p);
  return woolc_parse_literal(p, &option->upper);
}

/* A name does not: it may be the next option, and the comma be missing. */
static bool begins_value(const woolc_parser *p) {
  return woolc_at(p, WOOLC_TOKEN_INTEGER) || woolc_at(p, WOOLC_TOKEN_FLOAT) ||
         woolc_at(p, WOOLC_TOKEN_STRING) || woolc_at(p, WOOLC_TOKEN_MINUS);
}

static bool parse_option(woolc_parser *p, woolc_option ***end) {
  woolc_option *option = woolc_arena_alloc(&p->model->arena, sizeof *option);
  option->name = woolc_parse_path(p, "the name of an option", &option->range);
  if (!option->name)
    return false;
  const bool has_equals = woolc_take_if(p, WOOLC_TOKEN_EQUALS);
  if (!has_equals && begins_value(p))
    woolc_unexpected(p, "'=' before the value of the option");
  if ((has_equals || begins_value(p)) &&
      (!woolc_parse_literal(p, &option->value) || !parse_upper(p, option)))
    return false;
  **end = option;
  *end = &option->next;
  return true;
}

bool woolc_parse_options(woolc_parser *p, woolc_option **out_options) {
  if (!woolc_take_if(p, WOOLC_TOKEN_LBRACKET))
    return true;
  woolc_option **end = out_options;
  size_t count = 0;
  do {
    if (++count > WOOLC_MAX_OPTIONS) {
      woolc_report(&p->model->sink, WOOLC_W0408,
                   woolc_token_range(p, woolc_peek(p, 0)),
                   "more than %d options", WOOLC_MAX_OPTIONS);
      return false;
    }
    if (!parse_option(p, &end)) {
      woolc_skip_element(p);
      if (!woolc_at(p, WOOLC_TOKEN_COMMA) && !woolc_at(p, WOOLC_TOKEN_RBRACKET))
        return false;
    }
  } while (woolc_take_if(p, WOOLC_TOKEN_COMMA));
  return woolc_expect(p, WOOLC_TOKEN_RBRACKET, "the options");
}

bool woolc_parse_head_options(woolc_parser *p, woolc_option **out_options) {
  size_t ahead = 0;
  woolc_token_kind kind = woolc_peek(p, 0)->kind;
  while (kind != WOOLC_TOKEN_RBRACKET && kind != WOOLC_TOKEN_LBRACE &&
         kind != WOOLC_TOKEN_SEMICOLON && kind != WOOLC_TOKEN_END)
    kind = woolc_peek(p, ++ahead)->kind;
  return kind == WOOLC_TOKEN_SEMICOLON || woolc_parse_options(p, out_options);
}

/* Other languages, and people, write such names. */
const woolc_name *woolc_whole_name(woolc_parser *p, const woolc_token *first) {
  const woolc_name *name = first->u.name;
  bool has_minus = false;
  if (p->at == 0 || &p->lexed.tokens[p->at - 1] != first)
    return name;
  while (woolc_at(p, WOOLC_TOKEN_MINUS) &&
         woolc_peek(p, 0)->begin == p->lexed.tokens[p->at - 1].end &&
         woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME &&
         woolc_peek(p, 1)->begin == woolc_peek(p, 0)->end) {
    woolc_take(p);
    const char *joined = woolc_arena_printf(
        &p->model->arena, "%s_%s", name->text, woolc_take(p)->u.name->text);
    const size_t len = strlen(joined);
    has_minus = true;
    if (len <= WOOLC_MAX_IDENTIFIER_LEN)
      name = woolc_names_add(&p->model->names, joined, len);
  }
  if (has_minus)
    woolc_report(&p->model->sink, WOOLC_W0112, woolc_range_since(p, first),
                 "a name has no '-' in it: write '%s'", name->text);
  return name;
}

void woolc_init_decl(woolc_parser *p, woolc_decl *decl, woolc_decl_kind kind,
                     const woolc_token *name, const char *doc) {
  decl->kind = kind;
  decl->name = woolc_whole_name(p, name);
  decl->range = woolc_token_range(p, name);
  decl->doc = doc;
  decl->file = p->file;
}

const woolc_token *woolc_type_name(woolc_parser *p, const char *wanted) {
  if (!woolc_at(p, WOOLC_TOKEN_NAME)) {
    woolc_unexpected(p, wanted);
    return NULL;
  }
  const woolc_token *name = woolc_take(p);
  if (name->u.name->keyword)
    woolc_report(&p->model->sink, WOOLC_W0206, woolc_token_range(p, name),
                 "'%s' is a word of the language and cannot name a type",
                 name->u.name->text);
  return name;
}
