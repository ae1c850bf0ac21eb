/* Enums, constants, and what is reserved. */
#include <string.h>

#include "idl/parser_base.h"

bool woolc_left_body(const woolc_parser *p) {
  if (!woolc_peek(p, 0)->is_first_on_line)
    return false;
  switch (woolc_keyword_at(p, 0)) {
  case WOOLC_KW_PACKAGE:
  case WOOLC_KW_CONTEXT:
  case WOOLC_KW_SERVICE:
  case WOOLC_KW_EXTERN:
    return woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME;
  case WOOLC_KW_IMPORT:
    return woolc_peek(p, 1)->kind == WOOLC_TOKEN_STRING;
  default:
    return false;
  }
}

bool woolc_refuse_option_statement(woolc_parser *p, const char *where) {
  const woolc_token *first = woolc_take(p);
  woolc_report(&p->model->sink, WOOLC_W0207, woolc_token_range(p, first),
               "'option' is of .proto files: options stand in brackets behind "
               "%s, as in [deprecated]",
               where);
  return false;
}

static bool is_word(const woolc_parser *p, const char *word) {
  return woolc_at(p, WOOLC_TOKEN_NAME) &&
         strcmp(woolc_peek(p, 0)->u.name->text, word) == 0;
}

/* False: there is none. */
static bool take_number(woolc_parser *p, int64_t *out) {
  const bool negative = woolc_at(p, WOOLC_TOKEN_MINUS);
  if (woolc_peek(p, negative)->kind != WOOLC_TOKEN_INTEGER)
    return false;
  if (negative)
    woolc_take(p);
  const uint64_t number = woolc_take(p)->u.integer;
  *out = number > INT64_MAX ? INT64_MAX : (int64_t)number;
  if (negative)
    *out = -*out;
  return true;
}

static bool parse_reserved_numbers(woolc_parser *p, woolc_reserved *item) {
  const woolc_token *first = woolc_peek(p, 0);
  if (!take_number(p, &item->first))
    return woolc_unexpected(p, "a number or a name in quotes");
  item->last = item->first;
  if (is_word(p, "to")) {
    woolc_take(p);
    item->is_open = is_word(p, "max");
    if (item->is_open)
      woolc_take(p);
    else if (!take_number(p, &item->last))
      return woolc_unexpected(p, "a number or 'max' after 'to'");
  }
  item->range = woolc_range_since(p, first);
  return true;
}

static bool parse_reserved_item(woolc_parser *p, woolc_reserved ***end) {
  woolc_reserved *item = woolc_arena_alloc(&p->model->arena, sizeof *item);
  if (woolc_at(p, WOOLC_TOKEN_STRING)) {
    const woolc_token *token = woolc_take(p);
    item->name = woolc_names_add(&p->model->names, token->u.text.data,
                                 token->u.text.len);
    item->range = woolc_token_range(p, token);
  } else if (!parse_reserved_numbers(p, item)) {
    return false;
  }
  **end = item;
  *end = &item->next;
  return true;
}

bool woolc_parse_reserved(woolc_parser *p, woolc_reserved ***end) {
  woolc_take(p);
  do {
    if (!parse_reserved_item(p, end))
      return false;
  } while (woolc_take_if(p, WOOLC_TOKEN_COMMA));
  woolc_end_statement(p, "'reserved'");
  return true;
}

woolc_constant *woolc_parse_constant(woolc_parser *p, const char *doc,
                                     woolc_message *parent) {
  woolc_take(p);
  woolc_constant *constant =
      woolc_arena_alloc(&p->model->arena, sizeof *constant);
  if (!woolc_parse_type(p, &constant->type))
    return NULL;
  if (!woolc_at(p, WOOLC_TOKEN_NAME)) {
    woolc_unexpected(p, "the name of the constant after its type");
    return NULL;
  }
  woolc_init_decl(p, &constant->decl, WOOLC_DECL_CONSTANT, woolc_take(p), doc);
  constant->decl.parent = parent;
  if (!woolc_expect(p, WOOLC_TOKEN_EQUALS, "the constant's name") ||
      !woolc_parse_literal(p, &constant->literal) ||
      !woolc_parse_options(p, &constant->options))
    return NULL;
  woolc_end_statement(p, "the constant");
  constant->decl.doc = woolc_trailing_doc(p, doc);
  return constant;
}

typedef struct body {
  woolc_enum *e;
  woolc_decl **values_end;
  woolc_reserved **reserved_end;
} body;

static bool parse_value(woolc_parser *p, body *into) {
  woolc_enum *e = into->e;
  if (woolc_take_if(p, WOOLC_TOKEN_SEMICOLON))
    return true;
  if (woolc_at_keyword(p, WOOLC_KW_RESERVED) &&
      woolc_peek(p, 1)->kind != WOOLC_TOKEN_EQUALS)
    return woolc_parse_reserved(p, &into->reserved_end);
  if (woolc_at_keyword(p, WOOLC_KW_OPTION) &&
      woolc_peek(p, 1)->kind == WOOLC_TOKEN_NAME)
    return woolc_refuse_option_statement(p, "the enum's name");
  const char *doc = woolc_take_doc(p);
  if (!woolc_at(p, WOOLC_TOKEN_NAME))
    return woolc_unexpected(p, "the name of an enum value");
  woolc_enum_value *value = woolc_arena_alloc(&p->model->arena, sizeof *value);
  woolc_init_decl(p, &value->decl, WOOLC_DECL_ENUM_VALUE, woolc_take(p), doc);
  value->decl.parent = e->decl.parent;
  if (!woolc_parse_number(p, "the number of the enum value",
                          &value->number_literal) ||
      !woolc_parse_options(p, &value->options))
    return false;
  *into->values_end = &value->decl;
  into->values_end = &value->decl.next;
  if (++e->n_values == WOOLC_MAX_ENUM_VALUES + 1)
    woolc_report(&p->model->sink, WOOLC_W0408, value->decl.range,
                 "enum '%s' has more than %d values", e->decl.name->text,
                 WOOLC_MAX_ENUM_VALUES);
  woolc_end_statement(p, "the enum value");
  value->decl.doc = woolc_trailing_doc(p, value->decl.doc);
  return true;
}

woolc_enum *woolc_parse_enum(woolc_parser *p, const char *doc,
                             woolc_message *parent) {
  const woolc_token_kind outer_end = p->body_end;
  const woolc_token *name = woolc_type_name(p, "the name of the enum");
  if (!name)
    return NULL;
  woolc_enum *e = woolc_arena_alloc(&p->model->arena, sizeof *e);
  if (!woolc_parse_head_options(p, &e->options) ||
      !woolc_open_body(p, "the enum's name"))
    return NULL;
  woolc_init_decl(p, &e->decl, WOOLC_DECL_ENUM, name, doc);
  e->decl.parent = parent;
  body into = {e, &e->values, &e->reserved};
  while (!woolc_at_body_end(p) && !woolc_left_body(p)) {
    const size_t begin = p->at;
    if (!parse_value(p, &into)) {
      e->is_incomplete = true;
      woolc_skip_statement(p, begin);
    }
  }
  woolc_close_body(p, &e->decl);
  p->body_end = outer_end;
  return e;
}
